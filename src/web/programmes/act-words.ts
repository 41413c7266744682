import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

const people = (count: number) => (count === 1 ? '1 person' : `${number(count)} people`)

/** Words of what binds: publish, end, take in; and of the lists of people. */
const en = {
  cancel: 'Cancel',
  publish: {
    title: (version: number) => `Publish version ${version}`,
    first: 'This is the first version: everything of it is new.',
    changes: 'What changes',
    nothing: 'Nothing: it says what runs already.',
    forWhom: 'For whom',
    inside: (count: number, version: number) =>
      `${people(count)} ${count === 1 ? 'is' : 'are'} in version ${version} or before, and ${count === 1 ? 'finishes' : 'finish'} on theirs.`,
    fresh: (version: number) => `Who is taken in from now on comes into version ${version}.`,
    waiting: (fit: number, sample: number, count: number) =>
      count === 0
        ? 'Nobody is in its stages now.'
        : `${people(count)} ${count === 1 ? 'is' : 'are'} in its stages now${sample > 0 ? `; of ${number(sample)} looked at, ${number(fit)} would fit` : ''}. They are not taken in by themselves: do that afterwards, with “Take in who waits”.`,
    start: 'Take people in with it at once',
    startHint: 'Without it, the version is kept and nothing else changes.',
    do: 'Publish',
    done: (version: number) => `Version ${version} is published`,
    wrong: 'It cannot be published before this is put right:',
  },
  change: {
    name: (from: string, to: string) => `Called “${to}” instead of “${from}”`,
    purpose: (from: string, to: string) => `Purpose: ${to} instead of ${from}`,
    entry: 'Who comes in',
    goal: 'The goal',
    holdOut: (from: string, to: string) => `Held out: ${to} instead of ${from}`,
    added: (name: string) => `New step: ${name}`,
    removed: (name: string) => `Gone: ${name}`,
    changed: (name: string) => `Changed: ${name}`,
    moved: (name: string) => `Goes on elsewhere: ${name}`,
  },
  end: {
    title: 'End it for everybody',
    text: (count: number) =>
      count === 0
        ? 'Nobody is in it. It takes nobody in any more.'
        : `${people(count)} ${count === 1 ? 'leaves' : 'leave'} it now, wherever they are. Mails that are due are not sent any more. It can be started again, but they do not come back where they were.`,
    do: 'End it',
    done: 'It is over. Who is inside is being taken out.',
  },
  takeIn: {
    title: 'Take in who waits',
    text: (count: number) =>
      `${people(count)} ${count === 1 ? 'is' : 'are'} in its stages and not in it. Each is looked at: who fits, agreed to the purpose and has a working address is taken in.`,
    sample: (fit: number, sample: number) =>
      `Of ${number(sample)} looked at, ${number(fit)} would be taken in.`,
    held: (percent: string) => `Of those, ${percent} are drawn to get nothing.`,
    none: 'Nobody is in its stages who is not in it already.',
    do: (count: number) => `Look at ${people(count)}`,
    done: 'They are looked at one by one; it goes on by itself.',
    failed: 'Who waits could not be counted',
  },
  run: {
    enter: (changed: number, looked: number, total: number) =>
      `${number(changed)} taken in, ${number(looked)} of ${number(total)} looked at`,
    stop: (changed: number, looked: number, total: number) =>
      `${number(changed)} taken out, ${number(looked)} of ${number(total)} looked at`,
    stopIt: 'Stop',
  },
  people: {
    here: (step: string) => `At “${step}” now`,
    hereAll: 'In it now',
    took: (step: string) => `Came through “${step}”`,
    way: (step: string, way: string) => `“${step}”: ${way}`,
    held_out: 'Held out',
    left: 'Left within 30 days',
    none: 'Nobody is here now.',
    failed: 'The people could not be loaded',
    since: 'since',
    heldOutHint: 'Drawn at random when they would have been taken in. They get none of its mails.',
  },
  because: {
    finished: 'Went to its end',
    goal: 'Reached the goal',
    ready: 'Became ready',
    sales: 'Sales works them',
    moved: 'Moved elsewhere',
    replied: 'Answered',
    withdrew: 'Want no more mails',
    unreachable: 'Mails do not arrive',
    erased: 'Erased',
    stopped: 'Stopped by hand',
  },
  ends: 'How it ended',
  endsHint: 'Everybody who left, hold-outs not counted.',
  nobodyLeft: 'Nobody has left it yet.',
  in30: (count: number) => `${number(count)} in 30 days`,
}

const personen = (count: number) => (count === 1 ? '1 Person' : `${number(count)} Personen`)

const de: Translated<typeof en> = {
  cancel: 'Abbrechen',
  publish: {
    title: (version) => `Fassung ${version} veröffentlichen`,
    first: 'Dies ist die erste Fassung: Alles daran ist neu.',
    changes: 'Was sich ändert',
    nothing: 'Nichts: Es steht darin, was schon läuft.',
    forWhom: 'Für wen',
    inside: (count, version) =>
      `${personen(count)} ${count === 1 ? 'ist' : 'sind'} in Fassung ${version} oder einer früheren und ${count === 1 ? 'beendet ihre' : 'beenden ihre'}.`,
    fresh: (version) => `Wer ab jetzt aufgenommen wird, kommt in Fassung ${version}.`,
    waiting: (fit, sample, count) =>
      count === 0
        ? 'Niemand ist jetzt in diesen Phasen.'
        : `${personen(count)} ${count === 1 ? 'ist' : 'sind'} jetzt in diesen Phasen${sample > 0 ? `; von ${number(sample)} angesehenen würden ${number(fit)} passen` : ''}. Von selbst werden sie nicht aufgenommen: Das geht danach mit „Wartende aufnehmen“.`,
    start: 'Sofort Personen damit aufnehmen',
    startHint: 'Andernfalls wird die Fassung aufbewahrt, und sonst ändert sich nichts.',
    do: 'Veröffentlichen',
    done: (version) => `Fassung ${version} ist veröffentlicht`,
    wrong: 'Vor dem Veröffentlichen ist dies zu berichtigen:',
  },
  change: {
    name: (from, to) => `Heißt „${to}“ statt „${from}“`,
    purpose: (from, to) => `Zweck: ${to} statt ${from}`,
    entry: 'Wer hineinkommt',
    goal: 'Das Ziel',
    holdOut: (from, to) => `Zurückgehalten: ${to} statt ${from}`,
    added: (name) => `Neuer Schritt: ${name}`,
    removed: (name) => `Weg: ${name}`,
    changed: (name) => `Geändert: ${name}`,
    moved: (name) => `Geht anderswo weiter: ${name}`,
  },
  end: {
    title: 'Für alle beenden',
    text: (count) =>
      count === 0
        ? 'Niemand ist darin. Es nimmt niemanden mehr auf.'
        : `${personen(count)} ${count === 1 ? 'verlässt' : 'verlassen'} es jetzt, wo sie auch ${count === 1 ? 'ist' : 'sind'}. Fällige E-Mails werden nicht mehr gesendet. Es kann wieder beginnen, aber sie kommen nicht dorthin zurück, wo sie waren.`,
    do: 'Beenden',
    done: 'Es ist vorbei. Wer darin ist, wird herausgenommen.',
  },
  takeIn: {
    title: 'Wartende aufnehmen',
    text: (count) =>
      `${personen(count)} ${count === 1 ? 'ist' : 'sind'} in diesen Phasen und nicht darin. Jede wird angesehen: Wer passt, dem Zweck zugestimmt hat und eine gültige Adresse hat, wird aufgenommen.`,
    sample: (fit, sample) => `Von ${number(sample)} angesehenen würden ${number(fit)} aufgenommen.`,
    held: (percent) => `Davon werden ${percent} ausgelost, die nichts bekommen.`,
    none: 'Niemand ist in diesen Phasen, der nicht schon darin ist.',
    do: (count) => `${personen(count)} ansehen`,
    done: 'Sie werden einzeln angesehen; es geht von selbst weiter.',
    failed: 'Die Wartenden konnten nicht gezählt werden',
  },
  run: {
    enter: (changed, looked, total) =>
      `${number(changed)} aufgenommen, ${number(looked)} von ${number(total)} angesehen`,
    stop: (changed, looked, total) =>
      `${number(changed)} herausgenommen, ${number(looked)} von ${number(total)} angesehen`,
    stopIt: 'Aufhören',
  },
  people: {
    here: (step) => `Jetzt bei „${step}“`,
    hereAll: 'Jetzt darin',
    took: (step) => `Kamen durch „${step}“`,
    way: (step, way) => `„${step}“: ${way}`,
    held_out: 'Zurückgehalten',
    left: 'Verließen es in 30 Tagen',
    none: 'Niemand ist jetzt hier.',
    failed: 'Die Personen konnten nicht geladen werden',
    since: 'seit',
    heldOutHint: 'Ausgelost, als sie aufgenommen worden wären. Sie bekommen keine seiner E-Mails.',
  },
  because: {
    finished: 'Bis zum Ende gegangen',
    goal: 'Ziel erreicht',
    ready: 'Reif geworden',
    sales: 'Der Vertrieb bearbeitet sie',
    moved: 'Anderswohin gekommen',
    replied: 'Geantwortet',
    withdrew: 'Wünschen keine E-Mails mehr',
    unreachable: 'E-Mails kommen nicht an',
    erased: 'Gelöscht',
    stopped: 'Von Hand beendet',
  },
  ends: 'Wie es endete',
  endsHint: 'Alle, die es verließen, ohne Zurückgehaltene.',
  nobodyLeft: 'Noch niemand hat es verlassen.',
  in30: (count) => `${number(count)} in 30 Tagen`,
}

export const actWords = __LANGUAGE__ === 'de' ? de : en
