import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

/** Words of who comes in, of what a programme is for, and of when mails leave. */
const en = {
  title: 'The programme',
  name: 'Name',
  purpose: 'Purpose',
  purposeHint:
    'Only who agreed to be written to for this purpose is taken in, and who withdraws leaves at once.',
  choosePurpose: 'Choose a purpose',
  noPurposes: 'No purpose is written yet. People agree to purposes: write one first.',
  stages: 'Stages from which people are taken in',
  reasons: 'Only with one of these reasons',
  reasonsHint: 'Why the lead came back or was set aside. None chosen: any way into the stage will do.',
  when: 'And only if',
  whenHint: 'All must hold.',
  goal: 'Goal',
  goalHint: 'What the programme is for. Whoever reaches it leaves at once. All must hold.',
  addCondition: 'Add a condition',
  removeCondition: (label: string) => `Remove the condition ${label}`,
  conditionName: 'In words',
  again: 'May come in again',
  againHint: 'Counted from the end of the last time. Otherwise everybody comes in once.',
  rest: 'After',
  holdOut: 'Held out, percent',
  holdOutHint:
    'So many of those who fit are drawn at random and get nothing. Without them nobody can tell whether the programme helps. 0 to 50.',
  line: (stages: string, conditions: number) =>
    conditions === 0
      ? `From ${stages}`
      : `From ${stages}, ${conditions === 1 ? '1 condition' : `${number(conditions)} conditions`}`,
  nowhere: 'Choose a stage',
  holdOutLine: (percent: string) => `${percent} held out`,
  mailing: {
    title: 'When mails leave',
    hint: 'For all programmes together, in the time zone of the person.',
    days: 'Days',
    from: 'From, hour',
    until: 'Until, hour',
    zone: 'Time zone where nobody knows the person’s',
    most: 'Mails to one person, at most',
    inDays: 'within so many days',
    spread: 'Spread the mails of one moment over, minutes',
    since: 'In force since',
    usual: 'As delivered: nobody changed it yet.',
    save: 'Save',
    saved: 'Mails leave by the new rules from now on.',
    cancel: 'Cancel',
    failed: 'The rules could not be loaded',
    readOnly: 'Managers, marketing, sponsor and admin may change this.',
  },
}

const de: Translated<typeof en> = {
  title: 'Das Programm',
  name: 'Bezeichnung',
  purpose: 'Zweck',
  purposeHint:
    'Nur wer einverstanden ist, zu diesem Zweck angeschrieben zu werden, wird aufgenommen; wer widerruft, ist sofort draußen.',
  choosePurpose: 'Zweck wählen',
  noPurposes: 'Noch ist kein Zweck beschrieben. Personen stimmen Zwecken zu: Schreiben Sie zuerst einen.',
  stages: 'Phasen, aus denen aufgenommen wird',
  reasons: 'Nur mit einem dieser Gründe',
  reasonsHint:
    'Warum der Lead zurückkam oder weggelegt wurde. Keiner gewählt: jeder Weg in die Phase ist recht.',
  when: 'Und nur, wenn',
  whenHint: 'Alles muss gelten.',
  goal: 'Ziel',
  goalHint: 'Wofür das Programm da ist. Wer es erreicht, ist sofort draußen. Alles muss gelten.',
  addCondition: 'Bedingung hinzufügen',
  removeCondition: (label) => `Die Bedingung ${label} entfernen`,
  conditionName: 'In Worten',
  again: 'Darf wieder hinein',
  againHint: 'Gezählt ab dem letzten Ende. Andernfalls kommt jede Person einmal hinein.',
  rest: 'Nach',
  holdOut: 'Zurückgehalten, Prozent',
  holdOutHint:
    'So viele von denen, die passen, werden ausgelost und bekommen nichts. Ohne sie kann niemand sagen, ob das Programm hilft. 0 bis 50.',
  line: (stages, conditions) =>
    conditions === 0
      ? `Aus ${stages}`
      : `Aus ${stages}, ${conditions === 1 ? '1 Bedingung' : `${number(conditions)} Bedingungen`}`,
  nowhere: 'Phase wählen',
  holdOutLine: (percent) => `${percent} zurückgehalten`,
  mailing: {
    title: 'Wann E-Mails hinausgehen',
    hint: 'Für alle Programme zusammen, in der Zeitzone der Person.',
    days: 'Tage',
    from: 'Ab, Stunde',
    until: 'Bis, Stunde',
    zone: 'Zeitzone, wo niemand die der Person kennt',
    most: 'E-Mails an eine Person, höchstens',
    inDays: 'in so vielen Tagen',
    spread: 'E-Mails eines Augenblicks verteilen über, Minuten',
    since: 'In Kraft seit',
    usual: 'Wie ausgeliefert: Noch niemand hat es geändert.',
    save: 'Speichern',
    saved: 'E-Mails gehen ab jetzt nach den neuen Regeln hinaus.',
    cancel: 'Abbrechen',
    failed: 'Die Regeln konnten nicht geladen werden',
    readOnly: 'Leitung, Marketing, Sponsor und Admin dürfen das ändern.',
  },
}

export const entryWords = __LANGUAGE__ === 'de' ? de : en
