import { describe, expect, test } from 'vitest'
import { companyDomain, findCompany, lookups, nameKeys, saysName } from '#journey/identity/company.rules.ts'
import { companyKey } from '#journey/identity/rules.ts'
import { companyScore } from '#journey/identity/company-score.rules.ts'
import { isAbove, rootsOf } from '#journey/identity/ties.rules.ts'
import fc from 'fast-check'
import type { CompanyIndex, KnownCompany } from '#journey/identity/company.contract.ts'
import type { Tie } from '#journey/identity/ties.rules.ts'

const idOf = (key: string) => `id of ${key}`

/** What a store holds that knows these companies, each with the domains that are its. */
function knowing(...companies: [name: string, domains?: string[], root?: string][]): CompanyIndex {
  const index: CompanyIndex = new Map()
  for (const [name, domains = [], root = name] of companies) {
    const key = companyKey(name)
    const one: KnownCompany = { id: idOf(key), key, name, root: idOf(companyKey(root)) }
    for (const clue of [`id:${one.id}`, ...nameKeys(name), ...domains.map((domain) => `domain:${domain}`)])
      index.set(clue, [...(index.get(clue) ?? []), one])
  }
  return index
}

const find = (index: CompanyIndex, name: string | null, domain: string | null = null) =>
  findCompany({ name, domain }, index, idOf)

describe('given an address', () => {
  test.each([
    ['dana@northwind.example', 'northwind.example'],
    ['dana@Mail.EU.Northwind.co.uk', 'northwind.co.uk'],
    ['dana@müller.de', 'xn--mller-kva.de'],
    ['dana@gmail.com', null],
    ['dana@mailinator.com', null],
    ['dana@shop.myshopify.com', 'shop.myshopify.com'],
    ['dana@localhost', null],
    ['dana@10.0.0.1', null],
  ])('when it is %s, then the company’s domain is %s', (email, domain) => {
    expect(companyDomain(email)).toBe(domain)
  })
})

describe('given companies that are known', () => {
  test.each([
    ['Müller & Söhne GmbH & Co. KG', 'Mueller und Soehne'],
    ['Northwind', 'Northwind GmbH'],
    ['Acme, Inc.', 'ACME'],
    ['ООО Ромашка', 'Ромашка'],
    ['Société Générale SA', 'Societe Generale'],
  ])('when %s is named and %s is known, then it is that one, without its legal form', (given, known) => {
    const { company, by } = find(knowing([known]), given)
    expect(company?.name).toBe(known)
    expect(by).toEqual({ because: 'name_form', said: given })
  })

  test('when a part of a group writes from the group’s domain, then it is not the group, and is asked about', () => {
    const { company, by } = find(knowing(['Siemens', ['siemens.com']]), 'Siemens Energy', 'siemens.com')
    expect(company).toMatchObject({ name: 'Siemens Energy' })
    expect(by).toEqual({ because: 'name', maybe: [idOf('name:siemens')] })
  })

  test('when two have the same name and other forms, then a third form is neither, and both are asked about', () => {
    const two = knowing(['Acme GmbH'], ['Acme AG'])
    expect(find(two, 'Acme Ltd')).toMatchObject({ company: { name: 'Acme Ltd' }, by: { because: 'name' } })
    expect(find(two, 'Acme').by?.maybe).toHaveLength(2)
    expect(find(two, 'Acme').company?.name).toBe('Acme')
  })

  test('when the name fits two and the domain one of them, then it is that one', () => {
    const two = knowing(['Acme GmbH', ['acme.de']], ['Acme AG', ['acme.ch']])
    expect(find(two, 'Acme', 'acme.ch')).toMatchObject({
      company: { name: 'Acme AG' },
      by: { because: 'name_domain' },
    })
  })

  test('when only the domain is known, then it is the one company that has it; of two it is left open', () => {
    expect(find(knowing(['Acme', ['acme.com']]), null, 'acme.com')).toMatchObject({
      company: { name: 'Acme' },
      by: { because: 'domain' },
    })
    const two = knowing(['Acme', ['acme.com']], ['Beta', ['acme.com']])
    expect(find(two, null, 'acme.com')).toMatchObject({ company: null, by: { because: 'open' } })
    const joined = knowing(['Acme', ['acme.com']], ['Beta', ['acme.com'], 'Acme'])
    expect(find(joined, null, 'acme.com').company?.name).toBe('Acme')
    expect(find(new Map(), null, 'acme.com')).toEqual({ company: null, by: null })
  })

  test('when one company has several domains, then each leads to it', () => {
    const one = knowing(['Acme', ['acme.com', 'acme.de']])
    for (const domain of ['acme.com', 'acme.de']) expect(find(one, null, domain).company?.name).toBe('Acme')
  })

  test('when the exact name is known, then no other rule is asked', () => {
    const { company, by } = find(knowing(['Acme'], ['Acme GmbH', ['acme.com']]), 'ACME')
    expect([company?.name, by?.because]).toEqual(['Acme', 'name'])
  })

  test('when an agency writes for a customer, then its domain does not become the customer’s', () => {
    expect(find(new Map(), 'Acme', 'agency.example').company?.keys).toEqual(['core:acme'])
    expect(find(new Map(), 'Acme GmbH', 'acme.example').company?.keys).toEqual([
      'core:acme',
      'domain:acme.example',
    ])
    expect(saysName('bmw.example', 'Bayerische Motoren Werke AG')).toBe(true)
    expect(saysName('siemens.com', 'Siemens Energy')).toBe(false)
  })

  test('when anything is named, then what was found is what was asked for, and looked up', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.option(fc.domain()), (name, domain) => {
        const clues = { name, domain }
        const { company } = findCompany(clues, new Map(), idOf)
        expect(company).toMatchObject({ id: idOf(companyKey(name)), name })
        expect(lookups(clues, idOf)).toEqual(expect.arrayContaining(company!.keys))
      }),
    )
  })
})

describe('given what people joined', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']

  test('when joins are taken back in any order, then what is left is as if only the others had been made', () => {
    const orders = fc.shuffledSubarray(ids, { minLength: 5 })
    const asked = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 8 })
    fc.assert(
      fc.property(asked, orders, fc.nat(), (wanted, _order, pick) => {
        const ties: Tie[] = []
        for (const [a, b] of wanted) {
          const roots = rootsOf(ties)
          const from = roots.get(a) ?? a
          const to = roots.get(b) ?? b
          if (from !== to) ties.push([from, to])
        }
        if (ties.length === 0) return
        const left = ties.filter((_, i) => i !== pick % ties.length)
        const groups = (of: readonly Tie[]) => {
          const roots = rootsOf(of)
          return ids.map((id) => roots.get(id) ?? id)
        }
        // ties lead from one company to one other, so what is left makes the groups whatever was there meanwhile
        expect(groups(left)).toEqual(groups([...left].reverse()))
        expect(new Set(groups(left)).size).toBe(new Set(groups(ties)).size + 1)
      }),
    )
  })

  test('when a company would be above itself, then that is seen', () => {
    expect(
      isAbove(
        [
          ['b', 'a'],
          ['c', 'b'],
        ],
        'c',
        'a',
      ),
    ).toBe(false)
    expect(
      isAbove(
        [
          ['b', 'a'],
          ['c', 'b'],
        ],
        'a',
        'c',
      ),
    ).toBe(true)
    expect(
      rootsOf([
        ['a', 'b'],
        ['b', 'a'],
      ]).size,
    ).toBe(2)
  })
})

describe('given the people of a company', () => {
  const person = (score: number, seniority: string | null, engagement = score) => ({
    score,
    seniority,
    engagement,
  })

  test('when the score is taken apart, then its parts add up, and the levels that are missing are named', () => {
    const { total, parts, group, engaged } = companyScore([
      person(60, 'c_level'),
      person(40, 'manager'),
      person(20, null),
      person(10, 'director', 0),
    ])
    expect(parts.map(({ points }) => points)).toEqual([60, 26, 10])
    expect(total).toBe(96)
    expect(engaged).toBe(3)
    expect(group).toEqual([
      { level: 'decides', people: 1, engaged: 1 },
      { level: 'manages', people: 2, engaged: 1 },
      { level: 'uses', people: 0, engaged: 0 },
    ])
  })

  test('when one more person is known, then the score never falls, and a crowd never doubles the strongest', () => {
    const people = fc.array(
      fc.record({
        score: fc.nat(100),
        engagement: fc.nat(50),
        seniority: fc.constantFrom('c_level', 'manager', 'individual', null),
      }),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(people, (all) => {
        const whole = companyScore(all).total
        expect(whole).toBeGreaterThanOrEqual(companyScore(all.slice(1)).total)
        expect(whole).toBeLessThanOrEqual(2 * Math.max(...all.map(({ score }) => score)) + 20)
        expect(companyScore([...all].reverse())).toEqual(companyScore(all))
      }),
    )
  })

  test('when there is nobody, then there are no points', () => {
    expect(companyScore([])).toMatchObject({ total: 0, people: 0, engaged: 0 })
  })
})
