import type { Translated } from '../language.ts'
import { number, percent } from '../ui/format.ts'

interface Share {
  hits: number
  n: number
  low: number
  high: number
}

const en = {
  action: 'Thresholds…',
  title: 'What counts as the same, and what is asked',
  hint: 'Nothing is merged by itself: the first says which pairs are called the same, the second which you are asked about at all.',
  same: 'The same from',
  ask: 'Asked from',
  pairs: 'Pairs that wait',
  decided: 'One person, of those decided',
  classes: { same: 'The same', ask: 'Asked', different: 'Different' },
  kept: 'Of different pairs only those that come close are kept and counted.',
  incomplete:
    'Pairs of so little chance were not kept, so there may be more of them than are counted here. When you save, all leads are compared anew.',
  proposed: (same: string, ask: string) =>
    `Decisions so far propose: the same from ${same}, asked from ${ask}.`,
  because: {
    same: ({ hits, n, low, high }: Share) =>
      `From there on ${number(hits)} of ${number(n)} decided pairs were one person (95%: ${percent(low)} to ${percent(high)}).`,
    ask: ({ hits, n, low, high }: Share) =>
      `Of the least likely that you were asked about, ${number(hits)} of ${number(n)} were one person (95%: ${percent(low)} to ${percent(high)}).`,
  },
  take: 'Use these',
  setBy: (name: string) => `Set by ${name},`,
  submit: 'Save',
  done: 'Thresholds saved',
}

const de: Translated<typeof en> = {
  action: 'Schwellen…',
  title: 'Was als dieselbe Person gilt und was gefragt wird',
  hint: 'Nichts wird von selbst zusammengeführt: Die erste sagt, welche Paare als dieselbe Person gelten, die zweite, nach welchen überhaupt gefragt wird.',
  same: 'Dieselbe ab',
  ask: 'Gefragt ab',
  pairs: 'Wartende Paare',
  decided: 'Eine Person, von den entschiedenen',
  classes: { same: 'Dieselbe', ask: 'Gefragt', different: 'Verschiedene' },
  kept: 'Von verschiedenen werden nur Paare aufgehoben und gezählt, die nahe daran sind.',
  incomplete:
    'So unwahrscheinliche Paare wurden nicht aufgehoben; es kann mehr geben, als hier gezählt sind. Beim Speichern werden alle Leads neu verglichen.',
  proposed: (same, ask) =>
    `Die bisherigen Entscheidungen schlagen vor: dieselbe ab ${same}, gefragt ab ${ask}.`,
  because: {
    same: ({ hits, n, low, high }) =>
      `Von da an waren ${number(hits)} von ${number(n)} entschiedenen Paaren eine Person (95 %: ${percent(low)} bis ${percent(high)}).`,
    ask: ({ hits, n, low, high }) =>
      `Von den unwahrscheinlichsten, nach denen gefragt wurde, waren ${number(hits)} von ${number(n)} eine Person (95 %: ${percent(low)} bis ${percent(high)}).`,
  },
  take: 'Übernehmen',
  setBy: (name) => `Gesetzt von ${name},`,
  submit: 'Speichern',
  done: 'Schwellen gespeichert',
}

export const thresholdWords = __LANGUAGE__ === 'de' ? de : en
