import { randomBytes } from 'node:crypto'
import type { Queryable } from '#platform/database.ts'

/** What links of mails are signed with: made when it is first needed, never changed, shared by all servers of a workspace. */
export async function readLinkKey(db: Queryable): Promise<Uint8Array> {
  await db.query(
    'insert into mail_secrets (workspace_no, link_key) values (1, $1) on conflict (workspace_no) do nothing',
    [randomBytes(32)],
  )
  const { rows } = await db.query<{ link_key: Buffer }>(
    'select link_key from mail_secrets where workspace_no = 1',
  )
  return new Uint8Array(rows[0]!.link_key)
}
