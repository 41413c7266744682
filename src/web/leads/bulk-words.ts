import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

const leads = (n: number): string => (n === 1 ? '1 lead' : `${number(n)} leads`)
const zahl = (n: number): string => (n === 1 ? '1 Lead' : `${number(n)} Leads`)

const en = {
  label: 'What to do with the chosen leads',
  choose: (name: string) => `Choose ${name}`,
  chooseKey: 'Choose or leave out the lead',
  chosen: (n: number) => `${leads(n)} chosen`,
  most: (n: number) => `At most ${number(n)} at once`,
  assign: 'Give to…',
  disqualify: 'Disqualify…',
  clear: 'Choose none',
  csv: 'CSV',
  to: 'Give to',
  reason: 'Reason',
  note: 'Note',
  noteHint: 'Stands on each of them',
  preview: {
    assign: (n: number) => `${leads(n)} will be given.`,
    disqualify: (n: number) => `${leads(n)} will be disqualified.`,
  },
  refused: (n: number) => `${leads(n)} cannot:`,
  more: (n: number) => `and ${number(n)} more`,
  apply: { assign: (n: number) => `Give ${leads(n)}`, disqualify: (n: number) => `Disqualify ${leads(n)}` },
  done: { assign: (n: number) => `${leads(n)} given`, disqualify: (n: number) => `${leads(n)} disqualified` },
  cancel: 'Cancel',
}

const de: Translated<typeof en> = {
  label: 'Was mit den gewählten Leads geschehen soll',
  choose: (name) => `${name} auswählen`,
  chooseKey: 'Lead auswählen oder auslassen',
  chosen: (n) => `${zahl(n)} gewählt`,
  most: (n) => `Höchstens ${number(n)} auf einmal`,
  assign: 'Zuweisen …',
  disqualify: 'Disqualifizieren …',
  clear: 'Keine auswählen',
  csv: 'CSV',
  to: 'Zuweisen an',
  reason: 'Grund',
  note: 'Notiz',
  noteHint: 'Steht bei jedem von ihnen',
  preview: { assign: (n) => `${zahl(n)} zuzuweisen.`, disqualify: (n) => `${zahl(n)} zu disqualifizieren.` },
  refused: (n) => `Bei ${zahl(n)} geht es nicht:`,
  more: (n) => `und ${number(n)} weitere`,
  apply: { assign: (n) => `${zahl(n)} zuweisen`, disqualify: (n) => `${zahl(n)} disqualifizieren` },
  done: { assign: (n) => `${zahl(n)} zugewiesen`, disqualify: (n) => `${zahl(n)} disqualifiziert` },
  cancel: 'Abbrechen',
}

export const words = __LANGUAGE__ === 'de' ? de : en
