import { beginTry, endTry } from '#people/slowdown.store.ts'
import { confirmLocally } from '#people/confirm.rules.ts'
import { passwordHash } from '#people/methods.store.ts'
import { verifyPassword } from '#people/scrypt.ts'
import type { Access } from '#people/access.contract.ts'
import type { Confirmed, Proof } from '#people/confirm.contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Who } from '#platform/http/route.ts'

interface Floor {
  db: Queryable
  call: Access['call']
  publicUrl: string
}

const WRONG: Confirmed = { ok: false, refused: 'wrong_proof', detail: 'That is not right.' }

/** Asks for password or passkey again. Failed tries count like those of a sign-in. */
export async function confirmPerson(floor: Floor, who: Who, proof: Proof | undefined): Promise<Confirmed> {
  if (who.via === 'local') return confirmLocally(who, proof)
  if (who.via !== 'session')
    return { ok: false, refused: 'not_a_person', detail: 'A person has to do this, signed in.' }
  if (!proof)
    return { ok: false, refused: 'proof_needed', detail: 'Give your password, or use your passkey, again.' }
  const tried = { account: `confirm ${who.id}` }
  const wait = await beginTry(floor.db, tried, Date.now())
  if (wait > 0) {
    const detail = `Too many failed tries: wait ${Math.ceil(wait / 1000)} s.`
    return { ok: false, refused: 'too_many_attempts', detail }
  }
  const holds =
    'password' in proof
      ? await isPasswordOf(floor.db, who.id, proof.password)
      : await isPasskeyOf(floor, who.id, proof.passkey)
  if (!holds) return WRONG
  await endTry(floor.db, tried)
  return { ok: true, method: 'password' in proof ? 'password' : 'passkey' }
}

export async function isPasswordOf(db: Queryable, personId: string, password: string): Promise<boolean> {
  const hash = await passwordHash(db, personId)
  return hash !== null && verifyPassword({ hash, password })
}

/** Where the challenge waits for its answer: the library's own cookie, kept here because the answer comes in a body. */
export function challengeOf(personId: string): string {
  return `confirm:${personId}`
}

async function isPasskeyOf(floor: Floor, personId: string, assertion: object): Promise<boolean> {
  const { rows } = await floor.db.query<{ value: string }>(
    'delete from sign_in_challenges where workspace_no = 1 and id = $1 and expires_at > now() returning value',
    [challengeOf(personId)],
  )
  if (!rows[0]) return false
  const headers = new Headers({ cookie: rows[0].value })
  const response = await floor.call('verifyPasskeyAuthentication', { headers, body: { response: assertion } })
  if (!response.ok) return false
  const { session } = (await response.json()) as { session: { id: string; userId: string } }
  // it signs in as well, which is not wanted here
  await floor.db.query('delete from sessions where workspace_no = 1 and id = $1', [session.id])
  return session.userId === personId
}
