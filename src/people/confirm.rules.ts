import type { Confirm } from '#people/confirm.contract.ts'

/** On a workspace that is open to its own machine there is nothing to prove; what is recorded says so. */
export const confirmLocally: Confirm = async (who) =>
  who.via === 'local'
    ? { ok: true, method: 'local' }
    : { ok: false, refused: 'not_a_person', detail: 'Sign in first.' }
