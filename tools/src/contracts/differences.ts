/** The lines in which two texts differ, after the longest common subsequence, with two lines around each change. */

type Edit = { sign: ' ' | '-' | '+'; line: string };

const around = 2;

export function differences(before: string, after: string): string {
  const edits = edit(before.split('\n'), after.split('\n'));
  const shown = edits.map((_, index) => edits.slice(Math.max(0, index - around), index + around + 1).some(({ sign }) => sign !== ' '));
  const lines: string[] = [];
  edits.forEach(({ sign, line }, index) => {
    if (shown[index]) lines.push(`${sign} ${line}`.trimEnd());
    else if (shown[index - 1]) lines.push('  …');
  });
  return lines.join('\n');
}

function edit(before: readonly string[], after: readonly string[]): Edit[] {
  // lengths[i][j]: lines that before[i..] and after[j..] have in common, in order.
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] = before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const edits: Edit[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      edits.push({ sign: ' ', line: before[i]! });
      i += 1;
      j += 1;
    } else if (j === after.length || (i < before.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      edits.push({ sign: '-', line: before[i]! });
      i += 1;
    } else {
      edits.push({ sign: '+', line: after[j]! });
      j += 1;
    }
  }
  return edits;
}
