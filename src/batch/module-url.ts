/**
 * @param name A module of this folder, without extension.
 * @returns Its URL, of the source or of the build, as this module is one or the other; the build
 *   may have put this module into another folder beside this one.
 */
export function moduleUrl(name: string): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`../batch/${name}.${extension}`, import.meta.url).href
}
