import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { provenance } from '#journey/identity/provenance.rules.ts'
import { fold } from '#journey/replay.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { correctionWork } from '#journey/capture/correct.rules.ts'
import { defaultRules } from '../support/cast.ts'
import { Story } from '../support/story.ts'
import type { FieldHistory, Telling } from '#journey/identity/provenance.rules.ts'
import type { Work } from '#work/card.ts'

const dana = {
  email: 'dana@northwind.example',
  firstName: 'Dana',
  company: 'Northwind',
  title: 'CTO',
  country: 'DE',
}

const idOf = (key: string) => `company:${key}`

/** Adds what a source says to a lead: a person corrects, everybody else hands in. */
function says(lead: ReturnType<Story['captured']>, by: string, said: Record<string, string>): void {
  const touch = { kind: by.startsWith('key:') ? 'crm_sync' : 'form_submitted' }
  const work = by.startsWith('person:')
    ? correctionWork(defaultRules, idOf, { fields: said, by })
    : captureWork(
        defaultRules,
        idOf,
        { submission: { email: dana.email, ...said }, touch, at: null, by },
        undefined,
      )
  if ('problems' in work) throw new Error(JSON.stringify(work.problems))
  lead.does((work as Work).decide)
}

const entriesOf = (lead: ReturnType<Story['captured']>) => lead.entries as unknown as Telling[]
const of = (histories: FieldHistory[], field: string) => histories.find((one) => one.field === field)!

describe('given what several sources say of one lead', () => {
  test('when a form said it and a system says otherwise, then the form’s word stands and the other is kept', () => {
    const lead = new Story().captured(dana)
    says(lead, 'key:crm', { country: 'AT', firstName: 'Daniela' })
    expect(lead.card!.state.attributes.country).toBe('DE')
    expect(lead.card!.person.firstName).toBe('Dana')
    const fields = provenance(entriesOf(lead))
    expect(of(fields, 'country')).toMatchObject({
      standing: { value: 'DE', source: 'form' },
      against: [{ value: 'AT', source: 'integration', by: 'key:crm' }],
    })
    expect(of(fields, 'firstName')).toMatchObject({
      standing: { value: 'Dana' },
      against: [{ value: 'Daniela' }],
    })
  })

  test('when a weaker source says what nobody said, then it fills the gap', () => {
    const lead = new Story().captured(dana)
    says(lead, 'enrichment:list', { phone: '+49 30 901820' })
    expect(lead.card!.person.phone).toBe('+49 30 901820')
    says(lead, 'key:crm', { phone: '+49 30 1111' })
    expect(lead.card!.person.phone).toBe('+49 30 1111')
    says(lead, 'enrichment:list', { phone: '+49 30 2222' })
    expect(lead.card!.person.phone).toBe('+49 30 1111')
    expect(of(provenance(entriesOf(lead)), 'phone')).toMatchObject({
      standing: { value: '+49 30 1111', source: 'integration' },
      former: [{ value: '+49 30 901820', source: 'enrichment' }],
      against: [{ value: '+49 30 2222', source: 'enrichment' }],
    })
  })

  test('when a person corrects a system, then no system overwrites it, and a later person does', () => {
    const lead = new Story().captured({ ...dana, country: undefined })
    says(lead, 'key:crm', { country: 'AT' })
    says(lead, 'person:ines', { country: 'CH' })
    says(lead, 'key:crm', { country: 'AT' })
    expect(lead.card!.state.attributes.country).toBe('CH')
    says(lead, 'person:olaf', { country: 'FR' })
    expect(lead.card!.state.attributes.country).toBe('FR')
    expect(of(provenance(entriesOf(lead)), 'country').standing).toMatchObject({
      source: 'person',
      by: 'person:olaf',
    })
  })

  test('when a person says the same as a system, then it is the person’s word from then on', () => {
    const lead = new Story().captured({ ...dana, country: undefined })
    says(lead, 'key:crm', { country: 'AT' })
    says(lead, 'person:ines', { country: 'AT' })
    says(lead, 'key:crm', { country: 'DE' })
    expect(lead.card!.state.attributes.country).toBe('AT')
    expect(of(provenance(entriesOf(lead)), 'country').standing).toMatchObject({
      value: 'AT',
      source: 'person',
    })
  })

  test('when a person takes a value back, then whoever knows it may say it again', () => {
    const lead = new Story().captured(dana)
    const work = correctionWork(defaultRules, idOf, { fields: { country: null }, by: 'person:ines' })
    lead.does((work as Work).decide)
    expect(lead.card!.state.attributes.country).toBeUndefined()
    expect(of(provenance(entriesOf(lead)), 'country').standing).toBeNull()
    says(lead, 'key:crm', { country: 'AT' })
    expect(lead.card!.state.attributes.country).toBe('AT')
  })

  test('when a title is outranked, then the level that follows from it is as well', () => {
    const lead = new Story().captured(dana)
    says(lead, 'key:crm', { title: 'Intern' })
    expect(lead.card!.state.attributes).toMatchObject({ title: 'CTO', seniority: 'c_level' })
    expect(of(provenance(entriesOf(lead)), 'seniority').standing).toMatchObject({ source: 'derived' })
  })

  test('when a company was named by a person, then a system names another in vain', () => {
    const lead = new Story().captured(dana)
    says(lead, 'key:crm', { company: 'Southwind' })
    expect(lead.card!.company?.name).toBe('Northwind')
    expect(of(provenance(entriesOf(lead)), 'company').against).toMatchObject([{ value: 'Southwind' }])
  })

  test('when anything is said by anybody in any order, then what provenance says stands is what the lead has, live as replayed', () => {
    const sources = fc.constantFrom('key:crm', 'enrichment:list', 'form:demo', 'person:ines')
    const saying = fc.tuple(
      sources,
      fc.dictionary(
        fc.constantFrom('country', 'industry', 'phone', 'lastName', 'title', 'company'),
        fc.constantFrom('1', '2', '3'),
        {
          minKeys: 1,
        },
      ),
    )
    fc.assert(
      fc.property(fc.array(saying, { maxLength: 12 }), (sayings) => {
        const lead = new Story().captured(dana)
        for (const [by, said] of sayings) says(lead, by, rightFields(by, said))
        const { state, person, company } = lead.card!
        const histories = provenance(entriesOf(lead))
        for (const { field, standing } of histories) {
          const has =
            field === 'company'
              ? company?.name
              : (state.attributes[field] ?? person[field as 'phone'] ?? person.fields?.[field.slice(7)])
          expect([field, standing?.value]).toEqual([field, has])
        }
        expect(fold(lead.entries)).toEqual(state)
      }),
      { numRuns: 60 },
    )
  })
})

/** Submissions name undeclared things as fields. */
function rightFields(by: string, said: Record<string, string>): Record<string, string> {
  const { industry, ...details } = said
  if (industry === undefined) return said
  return by.startsWith('person:') ? said : ({ ...details, fields: { industry } } as never)
}
