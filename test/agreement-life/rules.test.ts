import { describe, expect, test } from 'vitest'
import {
  DEADLOCK_DAYS,
  decide,
  decline,
  propose,
  sign,
  SPREAD_MS,
  withdraw,
} from '#journey/agreement/life/rules.ts'
import { missingSignatures, nextVersion, statusOf } from '#journey/agreement/life/state.rules.ts'
import { actorOf } from '#journey/agreement/life/party.rules.ts'
import { DAY, MONDAY } from '../support/cast.ts'
import { after, begun, hashOf, parties, refusalOf, textOf, TODAY } from './world.ts'
import type { Actor } from '#journey/agreement/life/rules.ts'
import type { Life } from '#journey/agreement/life/state.rules.ts'
import type { Who } from '#platform/http/route.ts'

const { sales, marketing, leadgen, sponsor, admin, rep, otherSales } = parties

function proposed(life = begun(), version = nextVersion(life)): Life {
  return after(life, propose(life, textOf(version), marketing, MONDAY), MONDAY, marketing.by)
}

function signing(life: Life, who: Actor, version = 2, hash = hashOf(version), now = MONDAY) {
  return sign(life, version, { hash, method: 'password' }, who, now)
}

function signedBy(life: Life, ...who: Actor[]): Life {
  return who.reduce((so, one) => after(so, signing(so, one), MONDAY, one.by), life)
}

const enacted = (): Life => signedBy(proposed(), sales, marketing, leadgen)

describe('given a workspace at its beginning', () => {
  test('when it is looked at, then version 1 is in force and nobody signed it', () => {
    const one = begun().versions.get(1)!
    expect(statusOf(one, MONDAY)).toBe('in_force')
    expect(one.signatures).toEqual([])
  })

  test('when the next text is proposed, then it is frozen under the next number', () => {
    const life = proposed()
    expect(life.versions.get(2)).toMatchObject({ version: 2, hash: hashOf(2), enacted: null })
    expect(missingSignatures(life.versions.get(2)!)).toEqual(['sales', 'marketing', 'leadgen'])
  })

  test.each([1, 3, 7])(
    'when a text that calls itself version %i is proposed, then the number is refused',
    (version) => {
      expect(propose(begun(), textOf(version), marketing, MONDAY)).toMatchObject({
        refused: 'invalid',
        errors: [{ field: 'version', message: 'must be 2, the next number' }],
      })
    },
  )

  test('when its date lies in the past, then it is refused, and today is not the past', () => {
    const dated = (effectiveFrom: number) => propose(begun(), textOf(2, { effectiveFrom }), marketing, MONDAY)
    expect(dated(TODAY - DAY)).toMatchObject({ refused: 'invalid', errors: [{ field: 'effectiveFrom' }] })
    expect(refusalOf(dated(TODAY))).toEqual(['AgreementProposed'])
  })

  test('when somebody signs what was not proposed, then it is refused', () => {
    expect(refusalOf(signing(begun(), sales))).toBe('not_proposed')
    expect(refusalOf(signing(begun(), sales, 1))).toBe('enacted')
  })
})

describe('given a proposal', () => {
  test('when another is proposed, then it is refused: one at a time', () => {
    const life = proposed()
    expect(refusalOf(propose(life, textOf(3), marketing, MONDAY))).toBe('proposal_open')
  })

  test('when two of three signed, then it is not in force', () => {
    const life = signedBy(proposed(), sales, marketing)
    expect(statusOf(life.versions.get(2)!, MONDAY + 99 * DAY)).toBe('proposed')
    expect(missingSignatures(life.versions.get(2)!)).toEqual(['leadgen'])
  })

  test.each([
    ['sales, marketing, lead generation', [sales, marketing, leadgen]],
    ['lead generation, sales, marketing', [leadgen, sales, marketing]],
  ])('when all sign in the order %s, then the last signature enacts', (_order, who) => {
    const life = signedBy(proposed(), who[0]!, who[1]!)
    expect(refusalOf(signing(life, who[2]!))).toEqual([
      'AgreementSigned',
      'AgreementEnacted',
      'AgreementSuperseded',
    ])
  })

  test('when it is signed before its date, then it is signed, then in force, and the one before is superseded then', () => {
    const life = enacted()
    const [one, two] = [life.versions.get(1)!, life.versions.get(2)!]
    const date = TODAY + 20 * DAY
    expect(two.enacted!.from).toBe(date)
    expect([statusOf(two, date - 1), statusOf(two, date)]).toEqual(['signed', 'in_force'])
    expect([statusOf(one, date - 1), statusOf(one, date)]).toEqual(['in_force', 'superseded'])
  })

  test('when it is signed after its date, then it is in force a moment later and not before', () => {
    const late = TODAY + 30 * DAY
    let life = proposed()
    for (const who of [sales, marketing, leadgen]) {
      life = after(life, signing(life, who, 2, hashOf(2), late), late, who.by)
    }
    expect(life.versions.get(2)!.enacted!.from).toBe(late + SPREAD_MS)
  })

  test('when a function signs twice, by the same person or another, then the second is refused', () => {
    const life = signedBy(proposed(), sales)
    expect(refusalOf(signing(life, sales))).toBe('signed_already')
    expect(refusalOf(signing(life, otherSales))).toBe('signed_already')
    expect(refusalOf(signing(life, { ...sales, party: 'marketing' }))).toBe('signed_already')
  })

  test.each([
    ['a rep', rep],
    ['the sponsor', sponsor],
    ['an administrator', admin],
  ])('when %s signs, then it is refused', (_who, who) => {
    expect(refusalOf(signing(proposed(), who))).toBe('wrong_signer')
    expect(refusalOf(decline(proposed(), 2, 'No', who, MONDAY))).toBe('wrong_signer')
  })

  test('when the signer saw another text, then it is refused with the hash of this one', () => {
    expect(signing(proposed(), sales, 2, hashOf(1))).toMatchObject({
      refused: 'text_changed',
      errors: [{ field: 'hash', message: `is not ${hashOf(2)}` }],
    })
    expect(refusalOf(signing(proposed(), sales, 2, hashOf(2).toUpperCase()))).toEqual(['AgreementSigned'])
  })

  test('when a party declines, then a reason is needed, and nobody can sign any more', () => {
    expect(refusalOf(decline(proposed(), 2, '  ', sales, MONDAY))).toBe('note_required')
    const life = after(proposed(), decline(proposed(), 2, 'Too few leads', sales, MONDAY), MONDAY, sales.by)
    expect(statusOf(life.versions.get(2)!, MONDAY)).toBe('declined')
    expect(refusalOf(signing(life, marketing))).toBe('declined')
    expect(refusalOf(decline(life, 2, 'Again', sales, MONDAY))).toBe('declined')
    expect(refusalOf(decline(life, 2, 'We neither', leadgen, MONDAY))).toEqual(['AgreementDeclined'])
  })

  test('when who signed declines, then it is refused: a signature stands', () => {
    expect(refusalOf(decline(signedBy(proposed(), sales), 2, 'No', sales, MONDAY))).toBe('signed_already')
  })

  test.each([
    ['who proposed it', marketing, ['ProposalWithdrawn']],
    ['the sponsor', sponsor, ['ProposalWithdrawn']],
    ['an administrator', admin, ['ProposalWithdrawn']],
    ['somebody else', sales, 'wrong_signer'],
  ] as const)('when %s withdraws it, then it is %s', (_who, who, expected) => {
    expect(refusalOf(withdraw(proposed(), 2, null, who, MONDAY))).toEqual(expected)
  })

  test('when it was withdrawn, then nothing more happens to it, and its number is not given again', () => {
    const life = after(proposed(), withdraw(proposed(), 2, 'A slip', marketing, MONDAY), MONDAY)
    expect(refusalOf(signing(life, sales))).toBe('withdrawn')
    expect(refusalOf(decline(life, 2, 'No', sales, MONDAY))).toBe('withdrawn')
    expect(refusalOf(withdraw(life, 2, null, marketing, MONDAY))).toBe('withdrawn')
    expect(nextVersion(life)).toBe(3)
  })
})

describe('given a deadlock', () => {
  const deciding = (life: Life, who: Actor, now: number, reason = 'We go on', hash: string | null = null) =>
    decide(life, 2, { reason, hash, method: 'passkey' }, who, now)
  const declined = (): Life =>
    after(proposed(), decline(proposed(), 2, 'Too few leads', sales, MONDAY), MONDAY, sales.by)

  test('when nobody declined, then the sponsor may decide after the days agreed and not before', () => {
    const last = MONDAY + DEADLOCK_DAYS * DAY
    expect(refusalOf(deciding(proposed(), sponsor, last - 1))).toBe('no_deadlock')
    expect(refusalOf(deciding(proposed(), sponsor, last))).toContain('AgreementEnacted')
  })

  test('when somebody declined, then the sponsor decides at once, in writing, and it shows for ever', () => {
    expect(refusalOf(deciding(declined(), sponsor, MONDAY, ' '))).toBe('note_required')
    const life = after(declined(), deciding(declined(), sponsor, MONDAY), MONDAY, sponsor.by)
    expect(life.versions.get(2)).toMatchObject({
      decision: { name: 'Uma Stein', reason: 'We go on', method: 'passkey' },
      declines: [{ function: 'sales', reason: 'Too few leads' }],
      enacted: { from: TODAY + 20 * DAY },
    })
  })

  test('when anybody else decides, or over another text, then it is refused', () => {
    for (const who of [sales, marketing, leadgen, admin, rep]) {
      expect(refusalOf(deciding(declined(), who, MONDAY))).toBe('wrong_signer')
    }
    expect(refusalOf(deciding(declined(), sponsor, MONDAY, 'Why', hashOf(1)))).toBe('text_changed')
  })
})

describe('given a version that is enacted', () => {
  test('when anybody signs, declines, withdraws or decides, then it is refused', () => {
    const life = enacted()
    const all = [
      signing(life, otherSales),
      decline(life, 2, 'No', sales, MONDAY),
      withdraw(life, 2, null, marketing, MONDAY),
      decide(life, 2, { reason: 'Why', hash: null, method: 'local' }, sponsor, MONDAY),
    ]
    expect(all.map(refusalOf)).toEqual(['enacted', 'enacted', 'enacted', 'enacted'])
  })

  test('when it was superseded, then that is the reason', () => {
    expect(refusalOf(signing(enacted(), sales, 1, hashOf(1), TODAY + 21 * DAY))).toBe('superseded')
  })

  test('when the next would be in force before it, then its date is refused', () => {
    const early = textOf(3, { effectiveFrom: TODAY + 19 * DAY })
    expect(propose(enacted(), early, marketing, MONDAY)).toMatchObject({
      refused: 'invalid',
      errors: [{ field: 'effectiveFrom' }],
    })
  })
})

describe('given who asks', () => {
  const known = new Map([
    ['vera', { name: 'Vera Holm', desk: false, function: 'sales', role: 'sales_manager' }],
    ['ines', { name: 'Ines Duarte', desk: false, function: 'sales', role: 'rep' }],
    ['uma', { name: 'Uma Stein', desk: false, function: null, role: 'sponsor' }],
    ['desk:sales', { name: 'Sales desk', desk: true, function: 'sales', role: null }],
  ])
  const who = (id: string, role: string | null, via: Who['via']): Who => ({ id, name: id, role, via })

  test('when a manager signed in, then they sign for their function and for no other', () => {
    expect(actorOf(who('vera', 'sales_manager', 'session'), known)).toMatchObject({ party: 'sales' })
    const other = actorOf(who('vera', 'sales_manager', 'session'), known, 'marketing')
    expect(other).toMatchObject({ refused: 'wrong_signer' })
  })

  test('when a rep signed in, then they sign for nobody; on an open workspace they stand for their function', () => {
    expect(actorOf(who('ines', 'rep', 'session'), known)).toMatchObject({ party: null })
    expect(actorOf(who('ines', 'rep', 'local'), known)).toMatchObject({ party: 'sales' })
    expect(actorOf(who('uma', 'sponsor', 'local'), known)).toMatchObject({ party: null, sponsor: true })
  })

  test.each([
    ['a key', who('vera', null, 'key')],
    ['nobody', who('', null, 'nobody')],
    ['the machine itself', who('local', null, 'local')],
    ['a desk', who('desk:sales', null, 'local')],
  ])('when it is %s, then it is refused: only people act on agreements', (_what, asker) => {
    expect(actorOf(asker, known)).toMatchObject({ refused: 'unknown_person' })
  })
})
