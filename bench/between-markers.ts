// Puts what a script has measured into a document that people have written, between two marks.

/** Answers the document with this between the marks of the command that wrote it; throws where it has none. */
export function betweenMarkers(document: string, command: string, text: string): string {
  const [beginMark, endMark] = ['begin', 'end'].map((edge) => `<!-- written by ${command}: ${edge} -->`) as [
    string,
    string,
  ];
  const [begin, end] = [document.indexOf(beginMark), document.indexOf(endMark)];
  if (begin < 0 || end < begin) throw new Error(`The document lacks its marks: ${beginMark} … ${endMark}`);
  return `${document.slice(0, begin + beginMark.length)}\n\n${text}\n\n${document.slice(end)}`;
}
