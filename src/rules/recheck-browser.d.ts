/** The build of recheck that runs in this process, without threads and programs of its own. */
declare module 'recheck/lib/browser.js' {
  import type {checkSync} from 'recheck'
  const recheck: {readonly checkSync: typeof checkSync}
  export default recheck
}
