import type { Translated } from '../language.ts'

const en = {
  title: 'Programmes',
  heldOut:
    'Held out: drawn at random to get none of its mails, so that its effect can be measured. Everything else goes on as usual.',
  nextMail: (name: string) => `Next mail: ${name},`,
  next: (name: string) => `Next: ${name},`,
  since: 'In it since',
  stop: 'Take out',
  stopped: (name: string) => `Taken out of ${name}`,
  done: 'Done',
  taskDone: (what: string) => `Done: ${what}`,
  times: (n: number) => (n === 2 ? 'twice' : `${n} times`),
}

const de: Translated<typeof en> = {
  title: 'Programme',
  heldOut:
    'Zurückgehalten: ausgelost, keine der E-Mails zu bekommen, damit sich die Wirkung messen lässt. Alles andere läuft wie sonst.',
  nextMail: (name) => `Nächste E-Mail: ${name},`,
  next: (name) => `Als Nächstes: ${name},`,
  since: 'Darin seit',
  stop: 'Herausnehmen',
  stopped: (name) => `Aus ${name} herausgenommen`,
  done: 'Erledigt',
  taskDone: (what) => `Erledigt: ${what}`,
  times: (n) => (n === 2 ? 'zweimal' : `${n}-mal`),
}

export const words = __LANGUAGE__ === 'de' ? de : en
