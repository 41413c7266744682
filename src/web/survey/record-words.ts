import type { Translated } from '../language.ts'

const en = {
  title: 'Belief and record',
  rests: (looked: string, died: string | null) =>
    died === null
      ? `${looked} passes that died in the year before this poll closed.`
      : `The newest ${looked} of ${died} passes that died in the year before this poll closed.`,
  farthest: (side: string, cause: string, believed: number, measured: number) =>
    `Farthest apart: ${side} puts “${cause}” in place ${believed}, the record in place ${measured}.`,
  none: 'No lead died in the year before this poll closed, so there is nothing to hold beliefs against.',
  cause: 'Cause',
  record: 'Record',
  share: 'Share of the leads that died',
  silent: 'The record cannot say',
  several:
    'Several causes may hold for one lead, so shares do not add up. The record counts what happened; it does not prove why a lead died.',
}

const de: Translated<typeof en> = {
  title: 'Meinung und Aufzeichnung',
  rests: (looked, died) =>
    died === null
      ? `${looked} Durchgänge, die im Jahr vor dem Ende dieser Umfrage endeten.`
      : `Die neuesten ${looked} von ${died} Durchgängen, die im Jahr vor dem Ende dieser Umfrage endeten.`,
  farthest: (side, cause, believed, measured) =>
    `Am weitesten auseinander: ${side} setzt „${cause}“ auf Platz ${believed}, die Aufzeichnung auf Platz ${measured}.`,
  none: 'Im Jahr vor dem Ende dieser Umfrage endete kein Lead; es gibt nichts, woran sich Meinungen messen ließen.',
  cause: 'Ursache',
  record: 'Aufzeichnung',
  share: 'Anteil der Leads, die endeten',
  silent: 'Dazu sagt die Aufzeichnung nichts',
  several:
    'Auf einen Lead können mehrere Ursachen zutreffen, daher ergeben die Anteile keine Summe. Gezählt ist, was geschah; warum ein Lead endete, beweist das nicht.',
}

export const words = __LANGUAGE__ === 'de' ? de : en
