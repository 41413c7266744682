import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

const en = {
  title: 'Tiers and roles of target accounts',
  tiers: 'Tiers, the most wanted first',
  tiersHint: 'In this order accounts come up in the queue, and stand in the list.',
  tier: (at: number) => `Tier ${number(at)}`,
  name: 'Name',
  meaning: 'What it means',
  up: (name: string) => `Move ${name} up`,
  remove: (name: string) => `Take ${name} away`,
  used: (count: number) => (count === 1 ? '1 account' : `${number(count)} accounts`),
  usedHint: 'Give its accounts another tier first.',
  addTier: 'Add a tier',
  nameless: 'Every tier needs a name.',
  twice: (name: string) => `Two tiers are called ${name}.`,
  roles: 'Roles that a buying group has to have',
  rolesHint: 'How complete a group is counts these. At least one.',
  save: 'Save',
  saved: 'Tiers and roles saved',
}

const de: Translated<typeof en> = {
  title: 'Stufen und Rollen der Zielkunden',
  tiers: 'Stufen, die wichtigste zuerst',
  tiersHint: 'In dieser Reihenfolge kommen Zielkunden in die Anrufliste, und so stehen sie in der Übersicht.',
  tier: (at) => `Stufe ${number(at)}`,
  name: 'Name',
  meaning: 'Was sie bedeutet',
  up: (name) => `${name} nach oben`,
  remove: (name) => `${name} entfernen`,
  used: (count) => (count === 1 ? '1 Zielkunde' : `${number(count)} Zielkunden`),
  usedHint: 'Geben Sie den Zielkunden darin erst eine andere Stufe.',
  addTier: 'Stufe hinzufügen',
  nameless: 'Jede Stufe braucht einen Namen.',
  twice: (name) => `Zwei Stufen heißen ${name}.`,
  roles: 'Rollen, die eine Einkaufsgruppe haben muss',
  rolesHint: 'Danach zählt, wie vollständig eine Gruppe ist. Mindestens eine.',
  save: 'Speichern',
  saved: 'Stufen und Rollen gespeichert',
}

export const words = __LANGUAGE__ === 'de' ? de : en
