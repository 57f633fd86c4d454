/** Bodies that ask a GraphQL server to work itself to death, and what ours answers instead (security.md section 2). */

export interface Attack {
  name: string;
  body: string;
  status: number;
  code: string;
}

const times = (count: number, text: (n: number) => string, between = ' '): string => Array.from({ length: count }, (_, n) => text(n)).join(between);
const document = (query: string, variables?: unknown): string => JSON.stringify({ query, variables });

/** Each fragment spreads the next one twice. */
const named = (fragments: number): string =>
  `{ plans { nodes { ...f0 } } } ${times(fragments, (n) => `fragment f${n} on Plan { ${n < fragments - 1 ? `...f${n + 1} ...f${n + 1}` : 'id'} }`)}`;
/** The same on a union, member by member: validation compares what the members have in common. */
const onUnion = (fragments: number): string =>
  `{ planImport(id: "x") { ...u0 } } ${times(fragments, (n) => `fragment u${n} on PlanImportResult { ${n < fragments - 1 ? `... on PlanImport { ...p${n + 1} } ... on NotFound { ...n${n + 1} } ...u${n + 1} ...u${n + 1}` : '__typename'} } fragment p${n} on PlanImport { ${n < fragments - 1 ? `...p${n + 1} ...p${n + 1}` : 'id'} } fragment n${n} on NotFound { ${n < fragments - 1 ? `...n${n + 1} ...n${n + 1}` : '__typename'} }`)}`;
const inline = (levels: number): string => (levels === 0 ? 'id' : `... on Action { ${inline(levels - 1)} } ... on Action { ${inline(levels - 1)} }`);
/** Fields of the same name, each with fields of the same name inside: merging compares all with all. */
const repeated = (each: number, fields: readonly string[]): string => (fields.length === 0 ? 'id' : times(each, () => `${fields[0]} { ${repeated(each, fields.slice(1))} }`));
const wide = (each: number): string =>
  `{ plan(id: "x") { ... on Plan { ...p } } } fragment p on Plan { ${times(each, (n) => `a${n}: sections { ...s }`)} } fragment s on Section { ${times(each, (n) => `b${n}: objectives { ...o }`)} } fragment o on Objective { ${times(each, (n) => `c${n}: actions { nodes { ...a } }`)} } fragment a on Action { ${times(each, (n) => `d${n}: plan { id }`)} }`;
const nestedLists = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
const saveDraft = 'mutation ($input: SaveRuleSetDraftInput!) { saveRuleSetDraft(input: $input) { __typename } }';
const plan = 'query ($id: ID!) { plan(id: $id) { __typename } }';

const limit = { status: 400, code: 'LIMIT_EXCEEDED' };
const parse = { status: 400, code: 'GRAPHQL_PARSE_FAILED' };
const invalid = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' };
const input = { status: 400, code: 'BAD_USER_INPUT' };
const badRequest = { status: 400, code: 'BAD_REQUEST' };
const tooLarge = { status: 413, code: 'TOO_LARGE' };

export const attacks: readonly Attack[] = [
  { name: '27 named fragments, each spreading the next twice', body: document(named(27)), ...limit },
  { name: '14 named fragments, each spreading the next twice', body: document(named(14)), ...limit },
  { name: 'fragments doubling on a union and on its members', body: document(onUnion(12)), ...limit },
  { name: 'inline fragments doubling 27 times', body: document(`{ action(id: "x") { ${inline(12)} } }`), ...tooLarge },
  { name: 'inline fragments doubling 10 times', body: document(`{ action(id: "x") { ${inline(10)} } }`), ...parse },
  { name: 'inline fragments doubling 6 times', body: document(`{ action(id: "x") { ${inline(6)} } }`), ...limit },
  { name: 'the same fields 15 times at two levels', body: document(`{ plan(id: "x") { ... on Plan { ${repeated(15, ['sections', 'objectives'])} } } }`), ...limit },
  { name: 'the same fields 4 times at four levels', body: document(`{ plan(id: "x") { ... on Plan { ${repeated(3, ['sections', 'objectives'])} ...r ...r } } } fragment r on Plan { ${repeated(3, ['sections', 'objectives'])} }`), ...limit },
  { name: 'one field 900 times', body: document(`{ plan(id: "x") { ... on Plan { ${times(900, () => 'id')} } } }`), ...limit },
  { name: 'one field of the root 230 times', body: document(`{ ${times(230, () => 'me { id }')} }`), ...limit },
  { name: 'fragments with ten fields each, four deep', body: document(wide(10)), ...limit },
  { name: 'one member of a union 160 times', body: document(`{ plan(id: "x") { ${times(160, () => '... on Plan { id }')} } }`), ...limit },
  { name: '2,000 aliases', body: document(`{ ${times(2_000, (n) => `a${n}: me { id }`)} }`), ...parse },
  { name: '150 aliases', body: document(`{ ${times(150, (n) => `a${n}: me { id }`)} }`), ...limit },
  { name: '2,000 mutations under aliases', body: document(`mutation { ${times(2_000, (n) => `a${n}: x(y: "${n}") { z }`)} }`), ...parse },
  { name: 'depth 500', body: document(`{ action(id: "x") { ... on Action { ${'plan { sections { objectives { actions { nodes { '.repeat(100)}id${'}'.repeat(500)} } } }`), ...parse },
  { name: 'depth 50', body: document(`{ action(id: "x") { ... on Action { ${'plan { sections { objectives { actions { nodes { '.repeat(10)}id${'}'.repeat(50)} } } }`), ...limit },
  { name: 'pages of pages', body: document('{ plans(first: 100) { nodes { actions(first: 100) { nodes { id } } } } }'), ...limit },
  { name: 'a query of 1 MB', body: document(`{ me { id } } #${'x'.repeat(1_000_000)}`), ...tooLarge },
  { name: 'a query of 90 KB of braces', body: document('{ a '.repeat(22_500)), ...parse },
  { name: 'a query of 90 KB of comment', body: document(`#${'x'.repeat(90_000)}`), ...parse },
  { name: 'a string literal of 1 MB', body: document(`{ plan(id: "${'x'.repeat(1_000_000)}") { __typename } }`), ...tooLarge },
  { name: 'a string literal of 90 KB in a misspelt field', body: document(`{ plant(id: "${'x'.repeat(90_000)}") { __typename } }`), ...invalid },
  { name: 'a block string of 60 KB of quotes', body: document(`{ plant(id: """${'\\"""'.repeat(7_000)}""") { __typename } }`), ...invalid },
  { name: 'a batch of 1,000', body: JSON.stringify(Array.from({ length: 1_000 }, () => ({ query: '{ me { id } }' }))), ...badRequest },
  { name: 'variables of 1 MB', body: document(plan, { id: 'x'.repeat(1_000_000) }), ...tooLarge },
  { name: 'a variable of another type with 90 KB', body: document(plan, { id: Array.from({ length: 40_000 }, () => 1) }), ...input },
  { name: 'variables 40,000 levels deep', body: `{"query":${JSON.stringify(saveDraft)},"variables":{"input":${'['.repeat(40_000)}${']'.repeat(40_000)}}}`, ...limit },
  { name: 'variables 10,000 objects deep', body: `{"query":${JSON.stringify(saveDraft)},"variables":${'{"input":'.repeat(9_000)}1${'}'.repeat(9_000)}}`, ...limit },
  { name: '6,000 unknown variables', body: document(plan, Object.fromEntries(Array.from({ length: 6_000 }, (_, n) => [`v${n}`, n]))), ...input },
  { name: '__proto__ as variables', body: `{"query":${JSON.stringify(plan)},"variables":{"__proto__":{"id":"x"}}}`, ...input },
  { name: '__proto__ in an input', body: `{"query":${JSON.stringify(saveDraft)},"variables":{"input":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}}`, ...input },
  { name: 'the same key twice', body: `{"query":"{ me { id } }","query":"{ me { nothing } }","query":"{ nothing }"}`, ...invalid },
  { name: '4,000 directives', body: document(`{ me { id ${times(4_000, () => '@skip(if: false)')} } }`), ...parse },
  { name: '120 directives', body: document(`{ me { id ${times(120, () => '@skip(if: false)')} } }`), ...invalid },
  { name: '180 variables that nothing uses', body: document(`query (${times(180, (n) => `$v${n}: Int`)}) { me { id } }`), ...invalid },
  { name: '120 fragments that nothing uses', body: document(`{ me { id } } ${times(120, (n) => `fragment f${n} on Me { id }`)}`), ...invalid },
  { name: '900 unknown fields', body: document(`{ ${times(900, (n) => `f${n}`)} }`), ...invalid },
  { name: '300 unknown arguments', body: document(`{ plans(${times(300, (n) => `a${n}: 1`)}) { totalCount } }`), ...invalid },
  { name: 'fragments that spread each other', body: document('{ plans { nodes { ...a } } } fragment a on Plan { ...b } fragment b on Plan { ...a }'), ...invalid },
  { name: 'a ring of 100 fragments', body: document(`{ plans { nodes { ...f0 } } } ${times(100, (n) => `fragment f${n} on Plan { ...f${(n + 1) % 100} }`)}`), ...invalid },
  { name: '16 fragments that all spread each other', body: document(`{ plans { nodes { ...f0 } } } ${times(16, (n) => `fragment f${n} on Plan { ${times(16, (m) => `...f${m}`)} }`)}`), ...limit },
  { name: 'a list of lists 450 deep as an argument', body: document(`{ plan(id: ${nestedLists(450)}) { __typename } }`), ...invalid },
  { name: 'a list of lists 5,000 deep as an argument', body: document(`{ plan(id: ${nestedLists(5_000)}) { __typename } }`), ...parse },
  { name: 'an input 240 deep as an argument', body: document(`{ auditEvents(filter: ${'{a:'.repeat(240)}1${'}'.repeat(240)}) { totalCount } }`), ...invalid },
  { name: 'introspection', body: document('{ __schema { types { name fields { name type { name ofType { name } } } } } }'), ...invalid },
  { name: 'introspection of one type', body: document('{ __type(name: "Plan") { fields { name } } }'), ...invalid },
  { name: 'introspection under ten names', body: document(`{ ${times(10, (n) => `s${n}: __schema { types { name } }`)} }`), ...invalid },
  { name: 'a subscription', body: document('subscription { __typename }'), ...badRequest },
  { name: 'a variable named twice 150 times', body: document(`query (${times(150, () => '$a: Int')}) { me { id } }`), ...invalid },
  { name: '120 operations in one document', body: document(times(120, (n) => `query q${n} { me { id } }`)), status: 400, code: 'OPERATION_RESOLUTION_FAILURE' },
];
