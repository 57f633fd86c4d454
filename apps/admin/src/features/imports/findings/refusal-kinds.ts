// Codes with which a document, an upload or a save is refused. Their sentences stand in refusal-words.

/** Why libs/documents will not read a file. */
export const documentRefusals = [
  'empty', 'tooLarge', 'wrongType', 'notWhatItSays', 'oldFormat', 'encrypted', 'macros', 'damaged', 'bomb', 'tooManyParts',
  'nestedArchive', 'unsafePath', 'doctype', 'tooManyCells', 'outOfMemory', 'outOfTime', 'stopped',
] as const;

export type DocumentRefusal = (typeof documentRefusals)[number];
