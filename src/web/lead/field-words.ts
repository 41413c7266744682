import type { Translated } from '../language.ts'
import { percent, shortMoment } from '../ui/format.ts'

const en = {
  from: (label: string) => `Where “${label}” comes from`,
  sources: {
    person: 'Entered by hand',
    form: 'Said by the person, in a form',
    mail: 'From a mail',
    file: 'From an imported file',
    integration: 'From another system',
    enrichment: 'Bought data',
    derived: 'Follows from another field',
  },
  at: (at: string) => shortMoment(at),
  again: (at: string) => `said again ${shortMoment(at)}`,
  sure: (share: number) => `${percent(share)} sure, by its own account`,
  former: 'Before',
  against: 'Others say',
  gone: 'taken back',
  contradicted: 'Another source says otherwise',
  take: 'Take this one',
  correct: 'Correct details',
  correctHint: 'What you enter here is not overwritten by imports, other systems or bought data.',
  company: 'Company',
  fields: {
    company: 'Company',
    firstName: 'First name',
    lastName: 'Last name',
    title: 'Job title',
    phone: 'Phone',
    country: 'Country',
  },
  save: 'Save',
  saved: 'Corrected',
  said: (name: string) => `written as “${name}”`,
  partOf: 'Part of',
  maybe: 'May be, or belong to',
}

const de: Translated<typeof en> = {
  from: (label) => `Woher „${label}“ stammt`,
  sources: {
    person: 'Von Hand eingetragen',
    form: 'Von der Person selbst, im Formular',
    mail: 'Aus einer Mail',
    file: 'Aus einer importierten Datei',
    integration: 'Aus einem anderen System',
    enrichment: 'Zugekaufte Daten',
    derived: 'Folgt aus einem anderen Feld',
  },
  at: (at) => shortMoment(at),
  again: (at) => `erneut gesagt ${shortMoment(at)}`,
  sure: (share) => `nach eigener Angabe zu ${percent(share)} sicher`,
  former: 'Vorher',
  against: 'Andere sagen',
  gone: 'zurückgenommen',
  contradicted: 'Eine andere Quelle sagt etwas anderes',
  take: 'Diesen Wert nehmen',
  correct: 'Angaben berichtigen',
  correctHint:
    'Was Sie hier eintragen, überschreiben weder Importe noch andere Systeme noch zugekaufte Daten.',
  company: 'Firma',
  fields: {
    company: 'Firma',
    firstName: 'Vorname',
    lastName: 'Nachname',
    title: 'Position',
    phone: 'Telefon',
    country: 'Land',
  },
  save: 'Speichern',
  saved: 'Berichtigt',
  said: (name) => `geschrieben als „${name}“`,
  partOf: 'Gehört zu',
  maybe: 'Ist vielleicht, oder gehört zu',
}

export const words = __LANGUAGE__ === 'de' ? de : en
