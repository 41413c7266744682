/** What somebody says of their own hours and days must not reach beyond them: everybody is read by one statement. */
import { expect, test } from 'vitest'
import { house } from '../people/house.ts'

const { claim, join, services, errors } = await house()
const admin = await claim()
const rep = await join(admin, 'rita', 'rep')

const days: [string, string][] = [
  ['0000-01-01', '0000-01-02'],
  ['0001-01-01', '9999-12-31'],
  ['9999-12-31', '9999-12-31'],
]
test.each(days)('when a rep is away from %s to %s, then everybody can still be read', async (from, to) => {
  const { status } = await rep('PATCH', '/api/session/profile', { absences: [{ from, to }] })
  expect([200, 422]).toContain(status)
  await services.refreshPeople()
  expect(errors.splice(0)).toEqual([])
})

const ZONES = [
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT EST HST IET IST JST MIT MST NET NST PLT PNT PRT PST SST VST',
  'SystemV/AST4 US/Pacific-New Canada/East-Saskatchewan Etc/Unknown America/Coyhaique Factory europe/berlin utc',
  'Europe/Kyiv America/Ciudad_Juarez Asia/Qostanay Mars/Phobos +05:30 UTC+3 posixrules localtime GMT0 Asia/Hanoi',
]
test.each(ZONES.flatMap((line) => line.split(' ')))(
  'when a rep works in %s, then everybody can still be read',
  async (timeZone) => {
    const { status } = await rep('PATCH', '/api/session/profile', { timeZone })
    expect([200, 422]).toContain(status)
    await services.refreshPeople()
    expect(errors.splice(0)).toEqual([])
  },
)
