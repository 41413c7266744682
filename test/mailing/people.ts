import type { testServer } from '../support/server.ts'

/** Somebody of the workspace by the header of this machine. */
export async function signedInAs(
  { ask, services }: Awaited<ReturnType<typeof testServer>>,
  id: string,
): Promise<Record<string, string>> {
  await ask('POST', '/api/people', { id, name: id, email: `${id}@acme.example`, role: 'marketing' })
  await services.refreshPeople()
  return { 'baton-person': id }
}
