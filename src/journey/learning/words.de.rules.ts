import { percent, type LearningWords } from './words.rules.ts'

const comma = (value: number, places: number): string => value.toFixed(places).replace('.', ',')
const share = (value: number): string => percent(value).replace('.', ',')

export const LEARNING_DE: LearningWords = {
  kinds: {
    number: 'Zahl',
    number_as_text: 'Zahl, als Text geschrieben',
    yes_no: 'ja oder nein',
    category: 'Kategorie',
    many_values: 'Kategorie mit vielen Werten',
    date: 'Datum',
    identifier: 'in jeder Zeile anders',
    constant: 'in jeder Zeile gleich',
    empty: 'leer',
  },
  uses: {
    outcome: 'das Ergebnis',
    time: 'wann der Lead kam',
    against: 'der Score der geltenden Regeln',
    rule: 'eine Regel der Karte',
    excluded: 'auf Wunsch weggelassen',
    leak: 'ausgeschlossen',
    kept_leak: 'auf Wunsch behalten, obwohl offenbar später ausgefüllt',
    constant: 'sagt nichts: nur ein Wert',
    empty: 'sagt nichts: keine Werte',
    unique: 'sagt nichts: jeder Wert kommt einmal vor',
    dates: 'sagt nichts: ein Tag kommt nicht wieder',
    says_nothing: 'sagt nichts über das Ergebnis',
    said_by_others: 'sagt nichts, was andere nicht sagen',
  },
  leak: (leak) => {
    switch (leak.why) {
      case 'tells_the_outcome':
        return `verrät allein das Ergebnis (Fläche ${comma(leak.auc, 2)}, die nächstbeste erreicht ${comma(leak.next, 2)})`
      case 'values_of_one_outcome':
        return `bei ${share(leak.share)} der Leads lässt der Wert kaum Zweifel: ${leak.values.join(', ')}`
      case 'filled_after_the_outcome':
        return `ob sie ausgefüllt ist, folgt dem Ergebnis: bei Ja ${share(leak.filledYes)}, bei Nein ${share(leak.filledNo)}`
      case 'dated_later':
        return `bei ${share(leak.share)} der Leads liegt das Datum nach dem Lead`
      case 'filled_with_a_leak':
        return `wurde zusammen mit ${leak.with} ausgefüllt (Zusammenhang ${comma(leak.association, 2)} über das Ergebnis hinaus)`
      case 'filled_in_some_periods':
        return `ist nur in manchen Zeiträumen ausgefüllt: ${leak.filled.map(share).join('; ')} vom ältesten Fünftel an`
      case 'values_of_some_periods':
        return `die Werte ändern sich mit der Zeit (Stabilitätsindex ${comma(leak.index, 2)})`
    }
  },
  refusal: (refusal) => {
    switch (refusal.code) {
      case 'no_such_column':
        return `Es gibt keine Spalte ${refusal.field}.`
      case 'outcome_unclear':
        return `Welche Werte von ${refusal.field} bedeuten Ja? Enthalten sind: ${refusal.values.join(', ') || 'keine'}.`
      case 'too_few_outcomes': {
        const { part, yes, no, needed } = refusal
        const which = part === 'older' ? 'ältere' : 'neuere'
        return `Zu wenige Ergebnisse, um daraus zu lernen: Der ${which} Teil enthält ${yes} Ja und ${no} Nein, nötig sind je ${needed}.`
      }
      case 'time_unreadable':
        return `${refusal.field} enthält weder Daten noch Zahlen, nach denen sich die Leads ordnen ließen.`
      case 'not_a_number':
        return `${refusal.field} ist keine Zahl, ein Vergleich damit ist nicht möglich.`
      case 'nothing_left':
        return `Keine Spalte ist übrig, die etwas über das Ergebnis sagt (${refusal.excluded} ausgeschlossen, weil später ausgefüllt oder unbeständig).`
      case 'drift':
        return `Die neueren Leads sind nicht wie die älteren: Stabilitätsindex des Scores ${comma(refusal.index, 2)}, erlaubt ${comma(refusal.limit, 2)}. Am meisten verschoben: ${refusal.columns.join(', ') || 'viele Spalten ein wenig'}.`
      case 'no_better_than_constant':
        return `Bei den neueren Leads ist der Score nicht besser, als allen dasselbe zu sagen (Fläche ${comma(refusal.auc, 3)}, mindestens ${comma(refusal.low, 3)}).`
      case 'no_better_than_rules':
        return `Bei den neueren Leads ist der Score nicht besser als ${refusal.field} (Unterschied der Flächen ${comma(refusal.difference, 3)}, mindestens ${comma(refusal.low, 3)}).`
      case 'not_a_scorecard':
        return `${refusal.field} ist keine Scorecard dieses Programms.`
    }
  },
  dead: {
    no_points: 'gibt keine Punkte',
    nobody: 'traf auf keinen der neueren Leads zu',
    adds_nothing: 'kann entfallen: Die neueren Leads werden ohne sie ebenso gut unterschieden',
  },
  blank: '(leer)',
  others: '(seltene und neue Werte)',
  filled: '(ausgefüllt)',
}
