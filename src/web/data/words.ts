import type { Translated } from '../language.ts'

const en = {
  undo: 'Undo',
  unreachable: 'The server could not be reached. Nothing was changed.',
  faster: 'Somebody, or a time limit, was faster; what you see now is how it stands.',
  notDone: (what: string, why: string) => `Not done: “${what}”. ${why}`,
}

const de: Translated<typeof en> = {
  undo: 'Rückgängig',
  unreachable: 'Der Server war nicht erreichbar. Es wurde nichts geändert.',
  faster: 'Jemand anderes oder eine Frist war schneller; Sie sehen jetzt den aktuellen Stand.',
  notDone: (what, why) => `Nicht ausgeführt: „${what}“. ${why}`,
}

export const words = __LANGUAGE__ === 'de' ? de : en
