import {join} from 'node:path'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from '../cli/laodoc.ts'

/** As an engine might read it; what happens in it is invented. */
export const notice = `ຫ້ອງການໄປສະນີເມືອງສວນມອນ
ເລກທີ ០៤២/ຫປ

ແຈ້ງການ

ຟະນັກງານລັດ ແລະ ຟະແນກການ ຮ່ວມກັນ ຟັດທະນາປະເທດຊາດ ຕາມແຜນການຂອງກະຊວງ.
ຄະນະກໍາມະການ ປະຊຸມຢູ່ບ້ານໂນນແກ້ວ.[bookmark: _GoBack]

សូមអរគុណ

ສະມາຊິກຝັກ ແລະ ຝະນັກງານ ໄດ້ເຂົ້າຮ່ວມກອງປະຊຸມ.
`

/** Text that would be markup, script or the end of the page's data, were it not escaped. */
export const hostile = `</script><img src=x onerror="document.title='taken'"> \u2028 <!-- ]]> & &lt;
ຄະນະກໍາມະການ <script>document.title='taken'</script>
`

/** Names that would be markup in a list. */
export const hostileName = '<b>a</b>&amp;"\'.txt'

/**
 * @returns A folder in which a run over a few documents, one of them no text, has been made to
 *   `out`, and the review page of it, at `page`.
 */
export function makeReviewBatch(): {cwd: string; page: string} {
  const cwd = temporaryFolder({
    'in/a/notice.txt': notice,
    'in/clean.txt': 'ພວກເຮົາປະຊຸມຢູ່ບ້ານ.\n',
    [`in/${hostileName}`]: hostile,
    'in/broken.txt': Buffer.from([0xe0, 0xba, 0x81, 0xff])
  })
  laodoc(['run', 'in'], {cwd})
  const {status, stderr} = laodoc(['report', 'out'], {cwd})
  if (status !== 0) throw new Error(stderr)
  return {cwd, page: join(cwd, 'out', 'report.html')}
}
