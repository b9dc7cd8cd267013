import {createHash} from 'node:crypto'
import {compileRules, convert, toRecord, type DocumentRecord} from '../index.ts'
import {readShippedRules, readVersion} from '../node.ts'

/** A notice as an engine might read it; what happens in it is invented. */
const SOURCE = `ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ
ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ

ຫ້ອງການນໍ້າປະປາເມືອງສວນມອນ
ເລກທີ ០៤២/ນປ
ສວນມອນ, ວັນທີ 7 ມິຖຸນາ 2024

ແຈ້ງການ
ກ່ຽວກັບການຢຸດຈ່າຍນໍ້າຊົ່ວຄາວ

ອີງຕາມ ຂໍ້ຕົກລົງຂອງເຈົ້າເມືອງ ສະບັບເລກທີ 18/ຈມ, ລົງວັນທີ 3 ພຶດສະພາ 2024;

I. ເຫດຜົນ

ທໍ່ນໍ້າໃຫຍ່ທີ່ບ້ານໂນນແກ້ວໄດ້ໃຊ້ມາແລ້ວ 25 ປີ
ຈຶ່ງຕ້ອງປ່ຽນໃໝ່ກ່ອນລະດູຝົນ.[bookmark: _GoBack]

សូមអរគុណ

II. ເວລາ ແລະ ສະຖານທີ່

1) ບ້ານໂນນແກ້ວ ແຕ່ວັນທີ 10 ຫາ 12 ມິຖຸນາ 2024;
2) ບ້ານທົ່ງນາ ວັນທີ 13 ມິຖຸນາ 2024.

ບ້ານ | ຄົວເຮືອນ
ໂນນແກ້ວ | 120
ທົ່ງນາ | 85

ຫົວໜ້າຫ້ອງການ
ຄໍາດີ ແສງຈັນ
`

/**
 * @returns The record of a small document, made without the language model and with a hash of
 *   zeros for the rules, so that it changes only where what it shows does.
 */
export function exampleRecord(): DocumentRecord {
  const {ruleset} = compileRules(readShippedRules())
  const {corrected, document} = convert(SOURCE, {ruleset})
  const bytes = Buffer.from(SOURCE)
  const source = {
    path: 'notices/42.txt',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    mediaType: 'text/plain',
    encoding: 'utf-8'
  }
  const generator = {name: 'laodoc', version: readVersion(), rules: '0'.repeat(64), model: null}
  return toRecord(corrected, document, source, generator)
}
