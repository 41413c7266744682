import { describe, expect, it } from 'vitest'
import { openImport } from '#journey/capture/import/open-import.ts'
import { previewOf } from '#journey/capture/import/preview.rules.ts'
import { filesOf, mappingOf } from './files.ts'

const HUBSPOT = [
  'Record ID,Email,Create Date,Created At,Lifecycle Stage,Founded,Contact owner,_fivetran_synced,Unsubscribed from all email',
  '78971951,ann@acme.example,2021-04-01 17:32:47,yesterday,lead,2001,Rita,2021-04-02,true',
  '76340251,bob@acme.example,2021-03-21 14:33:30,today,lead,1998,Rita,2021-04-02,false',
].join('\n')

describe('given the preview of an import', () => {
  it('when headers give a system away, then it is named, and not the mapping', async () => {
    const opened = await openImport({ files: await filesOf({ 'contacts.csv': HUBSPOT }) })
    expect(previewOf('', opened)).toMatchObject({ system: 'hubspot', proposed: true })
  })

  it('when a mapping comes with the files, then nobody claims to have recognised anything', async () => {
    const mapping = mappingOf(
      'mapping: 1\nname: Ours\nfiles:\n  people:\n    match: contacts.csv\n    primary: true\n    columns: { Email: email }\n',
    )
    const opened = await openImport({
      files: await filesOf({ 'contacts.csv': HUBSPOT }),
      mapping,
    })
    expect(previewOf('', opened)).toMatchObject({ system: null, proposed: false })
  })

  it('when a column becomes a field, then the field is named; when it is left out, then nothing is', async () => {
    const opened = await openImport({ files: await filesOf({ 'contacts.csv': HUBSPOT }) })
    const { columns } = previewOf('', opened)
    const of = (header: string) => columns.find((column) => column.header === header)
    expect(of('Founded')).toMatchObject({ target: 'fields.founded', because: '' })
    expect(of('_fivetran_synced')).toMatchObject({ target: null, because: '' })
  })

  it('when a field is called like a detail of the lead, then both are shown, and moments as moments', async () => {
    const opened = await openImport({ files: await filesOf({ 'contacts.csv': HUBSPOT }) })
    const [first] = previewOf('', opened).records
    expect(first).toMatchObject({
      createdAt: '2021-04-01T17:32:47.000Z',
      'fields.createdAt': 'yesterday',
      'fields.founded': 2001,
      'consent.email': false,
    })
  })
})
