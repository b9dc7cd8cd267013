/**
 * @param path A path or message with whatever characters file names hold.
 * @returns The same on one line, harmless in a terminal: control characters and those that turn
 *   the direction of text are written as `\u….`
 */
export function showPath(path: string): string {
  return path.replace(
    /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  )
}
