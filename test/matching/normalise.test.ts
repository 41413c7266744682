import { describe, expect, it } from 'vitest'
import { companyName } from '#journey/matching/company.rules.ts'
import { dateOrderOf, plainDate } from '#journey/matching/date.rules.ts'
import { emailParts } from '#journey/matching/email.rules.ts'
import { fold } from '#journey/matching/text.rules.ts'
import { plainPhone } from '#journey/matching/phone.rules.ts'
import { plainPostcode, plainStreet } from '#journey/matching/address.rules.ts'
import { recogniseColumns } from '#journey/matching/columns.rules.ts'
import { sameName } from '#journey/matching/nicknames.rules.ts'
import { splitName } from '#journey/matching/name.rules.ts'
import { table } from './matched.ts'

describe('normalising', () => {
  it.each([
    ['Müller', 'mueller'],
    ["O'Brien-Núñez", 'obrien nunez'],
    ['Łukasz', 'lukasz'],
    ['Дмитрий', 'dmitriy'],
    [' N/A ', ''],
    ['---', ''],
  ])('text %s', (text, plain) => expect(fold(text)).toBe(plain))

  it('e-mail: domain in ASCII, plus and dots apart, roles and placeholders known', () => {
    expect(emailParts('Jane.Doe+fair@MÜLLER.de')).toEqual({
      local: 'jane.doe+fair',
      plain: 'janedoe',
      domain: 'xn--mller-kva.de',
      shared: false,
    })
    expect(emailParts('Info@acme.com')!.shared).toBe(true)
    for (const nobody of ['test@test.com', 'x@example.org', 'no address', '@acme.com', 'jane@'])
      expect(emailParts(nobody)).toBeNull()
  })

  it.each([
    ['+49 (0)89 1234-888', undefined, '+49891234888'],
    ['0049 89 1234888', undefined, '+49891234888'],
    ['089 1234888', 'DE', '+49891234888'],
    ['089 1234888', undefined, '891234888'],
    ['000000000', undefined, null],
    ['n/a', undefined, null],
  ])('phone %s', (text, country, plain) => expect(plainPhone(text, country)).toBe(plain))

  it('dates: the column proves its order; an impossible one is kept', () => {
    expect(dateOrderOf(['03/04/1980', '13/04/1980'])).toBe('dayFirst')
    expect(dateOrderOf(['03/04/1980', '04/13/1980'])).toBe('monthFirst')
    expect(plainDate('3.4.1980', 'dayFirst')).toBe('19800403')
    expect(plainDate('1980-04-03T00:00:00', 'dayFirst')).toBe('19800403')
    expect(plainDate('19801399', 'dayFirst')).toBe('19801399')
    expect(plainDate('3. März 1980', 'dayFirst')).toBe('19800303')
    expect(plainDate('soon', 'dayFirst')).toBeNull()
  })

  it('addresses', () => {
    expect(plainStreet('Hauptstr. 12')).toBe(plainStreet('Haupt Straße 12'))
    expect(plainStreet('5 Elm Rd.')).toBe('5 elm road')
    expect(plainPostcode('D-80331')).toBe('80331')
    expect(plainPostcode('SW1A 1AA')).toBe('sw1a1aa')
  })

  it.each([
    ['Acme G.m.b.H.', 'acme'],
    ['ACME GmbH & Co. KG', 'acme'],
    ['The Acme Company, Inc.', 'acme'],
    ['ООО Ромашка', 'romashka'],
    ['A.B.C. Plumbing Ltd', 'abc plumbing'],
    ['华为技术有限公司', fold('华为技术')],
    ['Limited', 'limited'],
  ])('company %s', (text, core) => expect(companyName(text)!.core).toBe(core))

  it('names', () => {
    expect(splitName('van der Berg, Dr. Anna')).toEqual({ given: 'anna', family: 'van der berg' })
    expect(splitName('Ludwig van Beethoven')).toEqual({ given: 'ludwig', family: 'van beethoven' })
    expect(sameName('robert', 'bob')).toBe(true)
    expect(sameName('alexander', 'alexandra')).toBe(false)
    expect(sameName('wilhelm', 'robert')).toBe(false)
  })
})

describe('columns', () => {
  const kinds = (headers: string[], rows: string[][]): unknown[] =>
    recogniseColumns(table(headers, rows), rows.length).map(({ kind, left }) => kind ?? left)

  it('are known by their names, in English and German', () => {
    const rows = [
      ['1', 'Anna', 'Berg', 'a@b.de', '+49 89 123888', '3.4.1980', 'Berg AG', '80331', 'x', '7'],
      ['2', 'Otto', 'Tal', 'o@b.de', '+49 89 123889', '13.4.1980', 'Tal KG', '80332', 'y', '7'],
      ['3', 'Otto', 'Tal', 'o@b.de', '+49 89 123889', '13.4.1980', 'Tal KG', '80332', 'y', '8'],
    ]
    const said = [
      'identifier',
      'givenName',
      'familyName',
      'email',
      'phone',
      'birthDate',
      'company',
      'postcode',
      'unknown',
      'label',
    ]
    expect(
      kinds(
        [
          'id',
          'first_name',
          'Surname',
          'E-Mail',
          'mobilePhone',
          'DOB',
          'Account Name',
          'Zip Code',
          'notes',
          'cluster',
        ],
        rows,
      ),
    ).toEqual(said)
    expect(
      kinds(
        [
          'Nr',
          'Vorname',
          'Nachname',
          'Mail',
          'Telefon',
          'Geburtsdatum',
          'Firma',
          'PLZ',
          'Status',
          'Cluster ID',
        ],
        rows,
      ),
    ).toEqual(said)
  })

  it('are known by what stands in them, and a name that promises something else is not believed', () => {
    const rows = Array.from({ length: 30 }, (_, at) => [
      `p${at}@firm.com`,
      `Alpha${at} GmbH`,
      '19800412',
      'yes',
      `+49 89 55${at}0000`,
      'x',
      '',
    ])
    rows[3]![2] = '19810413'
    rows[3]![3] = 'no'
    expect(kinds(['a', 'b', 'c', 'email', 'd', 'e', 'f'], rows)).toEqual([
      'email',
      'company',
      'birthDate',
      'content',
      'phone',
      'constant',
      'empty',
    ])
  })
})
