/**
 * @param name A module of this folder, without extension.
 * @returns Its URL, of the source or of the build, as this module is one or the other; the build
 *   may have put this module into another folder.
 */
export function moduleUrl(name: string): string {
  const {url} = import.meta
  const [top, extension] = url.endsWith('.ts') ? ['/src/', 'ts'] : ['/dist/', 'js']
  return `${url.slice(0, url.lastIndexOf(top) + top.length)}batch/work/${name}.${extension}`
}
