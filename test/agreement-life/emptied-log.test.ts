import { expect, test } from 'vitest'
import { readAgreements } from '#journey/agreement/store.ts'
import { verifyAgreements } from '#journey/audit/agreement.rules.ts'
import { readAgreementRows } from '#journey/audit/store.ts'
import { readLog } from '#ledger/log-read.ts'
import { freshDatabase } from '../support/database.ts'
import { DEFAULT_AGREEMENT } from '../support/cast.ts'

const open = async (db: Parameters<typeof readAgreements>[0]) =>
  readAgreements(db, DEFAULT_AGREEMENT, Date.now())

async function emptied() {
  const { database: db } = await freshDatabase()
  expect((await open(db)).faults).toEqual([])
  await db.query('alter table agreement_log disable trigger user')
  await db.query('delete from agreement_log')
  await db.query('alter table agreement_log enable trigger user')
  return db
}

test('given a log that was emptied by SQL, when the workspace is opened again, then no new past is made up', async () => {
  const db = await emptied()
  expect((await open(db)).faults.join()).toContain('the agreement log is empty')
  expect(await readLog(db)).toEqual([])
  const findings = verifyAgreements(await readAgreementRows(db), await readLog(db))
  expect(findings.map(({ what }) => what)).toContain('agreement version 1 is law and was never enacted')
})

test('given agreements that are older than the log, when the workspace is opened, then they are its starting point', async () => {
  const db = await emptied()
  await db.query("update baton_migrations set applied_at = now() + interval '1 day' where id = 3")
  expect((await open(db)).faults).toEqual([])
  expect(await readLog(db)).toMatchObject([{ kind: 'StartingPointTaken', version: 1 }])
})
