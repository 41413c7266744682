import type { Translated } from '../../language.ts'
import { number } from '../../ui/format.ts'

/** What every figure of money may have to say. */
const en = {
  notes: 'What is not in the figures',
  without: (n: number, amount: string) =>
    n === 1
      ? `An amount of ${amount} has no rate of its day and is in no figure.`
      : `${number(n)} amounts, ${amount} together, have no rate of their day and are in no figure.`,
  hours: (hours: string) => `${hours} hours of people have no cost and are in no figure.`,
  nobodys: (amount: string) =>
    `${amount} was spent in days in which no lead came that it was for: no lead bears it.`,
  late: (n: number) =>
    n === 1
      ? 'One amount was reported after that day.'
      : `${number(n)} amounts were reported after that day.`,
  waiting: (n: number) =>
    n === 1 ? 'One lead is still being counted.' : `${number(n)} leads are still being counted.`,
}

const de: Translated<typeof en> = {
  notes: 'Was nicht in den Zahlen ist',
  without: (n, amount) =>
    n === 1
      ? `Ein Betrag von ${amount} hat keinen Kurs seines Tages und steht in keiner Zahl.`
      : `${number(n)} Beträge, zusammen ${amount}, haben keinen Kurs ihres Tages und stehen in keiner Zahl.`,
  hours: (hours) => `${hours} Stunden von Menschen haben keine Kosten und stehen in keiner Zahl.`,
  nobodys: (amount) =>
    `${amount} wurden an Tagen ausgegeben, an denen kein passender Lead kam: Kein Lead trägt sie.`,
  late: (n) =>
    n === 1
      ? 'Ein Betrag wurde nach diesem Tag gemeldet.'
      : `${number(n)} Beträge wurden nach diesem Tag gemeldet.`,
  waiting: (n) => (n === 1 ? 'Ein Lead wird noch gezählt.' : `${number(n)} Leads werden noch gezählt.`),
}

export const words = __LANGUAGE__ === 'de' ? de : en
