/** Findings that few ever see, in German; as findings.de.ts, which reads both. */
export const MORE_FINDINGS: Record<string, string> = {
  // the file
  'The file is larger than {} MB.': 'Die Datei ist größer als {1} MB.',
  '{} repeats another part. Write it out: aliases are not allowed.':
    '{1} wiederholt einen anderen Teil. Schreiben Sie ihn aus: Aliase sind nicht erlaubt.',
  '{} stands twice here; it must be unique.': '{1} steht hier zweimal; es darf nur einmal vorkommen.',
  '{} cannot be used as a name.': '{1} kann kein Name sein.',
  'YAML: the file nests too deeply.': 'YAML: Die Datei ist zu tief verschachtelt.',
  'YAML: the file has too many parts.': 'YAML: Die Datei hat zu viele Teile.',
  '{} is not known here.': '{1} ist hier nicht bekannt.',
  'The name {} is not allowed.': 'Der Name {1} ist nicht erlaubt.',
  '{} must be letters, digits and _, beginning with a small letter.':
    '{1} darf nur Buchstaben, Ziffern und _ enthalten und beginnt mit einem Kleinbuchstaben.',
  '{} must be one of {} or activity:ID.': '{1} muss einer dieser Werte sein: {2} oder activity:ID.',
  '{} must be "repeat" or { move, because }.': '{1} muss "repeat" oder { move, because } sein.',
  '{} must be "finish", "rejudge" or { leads, stages }.':
    '{1} muss "finish", "rejudge" oder { leads, stages } sein.',
  '{} must be 1, the format of this file.': '{1} muss 1 sein, das Format dieser Datei.',
  'There are two {} with the id {}.': 'Zweimal dieselbe Kennung {2}: {1}.',
  // stages, calendars, targets
  'A stage of kind {} must be owned by {}, not {}.':
    'Für eine Phase der Art {1} muss {2} zuständig sein, nicht {3}.',
  'A stage of kind {} must be owned by {} or {}, not {}.':
    'Für eine Phase der Art {1} muss {2} oder {3} zuständig sein, nicht {4}.',
  'Only a stage of kind handoff has `handoff`; {} is of kind {}.':
    'Nur eine Phase der Art handoff hat `handoff`; {1} ist von der Art {2}.',
  'Coming back to the start of the path from {} is always a new pass.':
    'Von {1} an den Anfang des Wegs zurück beginnt immer ein neuer Durchgang.',
  'Time alone cannot bring a lead from {} back to the path: that takes an exit.':
    'Die Zeit allein bringt keinen Lead von {1} auf den Weg zurück: Dazu braucht es einen Ausgang.',
  'A disqualified lead goes to a stage of kind disqualified or closed; {} is of kind {}.':
    'Ein disqualifizierter Lead geht in eine Phase der Art disqualified oder closed; {1} ist von der Art {2}.',
  'There is no market {}.': 'Es gibt keinen Markt {1}.',
  'There is no offer {}.': 'Es gibt kein Angebot {1}.',
  'There is no segment {}.': 'Es gibt kein Segment {1}.',
  'There is no market {}. Name it under {} first.':
    'Es gibt keinen Markt {1}. Nennen Sie ihn zuerst unter {2}.',
  'There is no offer {}. Name it under {} first.':
    'Es gibt kein Angebot {1}. Nennen Sie es zuerst unter {2}.',
  'There is no segment {}. Name it under {} first.':
    'Es gibt kein Segment {1}. Nennen Sie es zuerst unter {2}.',
  'There are two bands for the {} {} of {} here.': 'Hier stehen zwei Spannen für {3}: {1} {2}.',
  'The sourced {} would come to at least {} % in all.':
    'Der Ursprung der {1} käme zusammen auf mindestens {2} %.',
  'The three functions would source at most {} % of the {}.':
    'Die drei Funktionen brächten zusammen höchstens {1} % der {2}.',
  'On the path {} does not come after {}, so no lead can go on to it.':
    'Auf dem Weg kommt {1} nicht nach {2}; kein Lead kann dorthin weitergehen.',
  // cadences, signs, levels
  "Only a stage of kind develop or work that leadgen owns has a cadence; {} is of kind {} and {}'s.":
    'Eine Kadenz hat nur eine Phase der Art develop oder work, für die leadgen zuständig ist; {1} ist von der Art {2}, zuständig ist {3}.',
  '{} is personal: no rule could see the answer.': '{1} ist persönlich: Keine Regel sähe die Antwort.',
  'The id {} stands there already.': 'Die Kennung {1} steht dort schon.',
  'Signs grow old around the clock: write the time without "business".':
    'Zeichen altern rund um die Uhr: Schreiben Sie die Zeit ohne „business“.',
  'No lead can have the level {}.': 'Kein Lead kann die Ebene {1} haben.',
  // routing
  'No lead comes this far: the rule {} before it takes or keeps every one.':
    'So weit kommt kein Lead: Die Regel {1} davor nimmt oder behält jeden.',
  'No rule is for every lead: one that fits none, or whose people are all away, waits at the desk. End with {} to hand it to somebody.':
    'Keine Regel ist für jeden Lead: Auf wen keine passt oder wessen Personen alle fort sind, wartet im Pool. Enden Sie mit {1}, damit ihn jemand bekommt.',
  '{} has a weight but is not among the people of this rule.':
    '{1} hat ein Gewicht, gehört aber nicht zu den Personen dieser Regel.',
  'Field {} is not known.': 'Das Feld {1} gibt es nicht.',
  '{} is no text: a language is looked for in it.': '{1} ist kein Text: Darin wird eine Sprache gesucht.',
  '{} is personal; reasons are kept for ever and cannot show it.':
    '{1} ist persönlich; Gründe bleiben für immer und können es nicht zeigen.',
  // duties
  'Only a stage of kind handoff offers a lead; {} is of kind {}.':
    'Nur eine Phase der Art handoff bietet einen Lead an; {1} ist von der Art {2}.',
  'Whoever had handed the lead over answers its return, not {}.':
    'Wer den Lead übergeben hatte, beantwortet die Rückgabe, nicht {1}.',
  'What ends with the answer to an offer begins with `offered`.':
    'Was mit der Antwort auf ein Angebot endet, beginnt mit `offered`.',
  'What ends with the answer to a return begins with `returned`.':
    'Was mit der Antwort auf eine Rückgabe endet, beginnt mit `returned`.',
  'What ends with the decision of an appeal begins with `appealed`.':
    'Was mit der Entscheidung über einen Einspruch endet, beginnt mit `appealed`.',
  'The manager of the team that returns a lead decides the appeal; here that is {}.':
    'Über den Einspruch entscheidet die Leitung des Teams, das den Lead zurückgibt; das ist hier {1}.',
  'A return cannot be taken back from whoever answers it.':
    'Wer eine Rückgabe beantwortet, dem lässt sie sich nicht entziehen.',
  'An appeal cannot be taken back from whoever decides it.':
    'Wer über einen Einspruch entscheidet, dem lässt er sich nicht entziehen.',
  'The lead is not with {} here, but with {}.': 'Der Lead liegt hier nicht bei {1}, sondern bei {2}.',
  'A desk has the lead here: there is nobody to take it back from.':
    'Hier liegt der Lead in einem Pool: Da ist niemand, dem er zu entziehen wäre.',
  // conditions
  'With this expression, the conditions of the agreement have more than {} parts in all.':
    'Mit diesem Ausdruck haben die Bedingungen der Vereinbarung zusammen mehr als {1} Teile.',
  'No touch of kind {} is known to the product; it counts if one is sent.':
    'Die Art von Kontaktpunkt {1} ist nicht bekannt; sie zählt, sobald einer gesendet wird.',
  '{} asks whether a lead field is filled in or a touch happened: {}.':
    '{1} fragt, ob ein Feld des Leads ausgefüllt ist oder ein Kontaktpunkt geschah: {2}.',
  '{} measures a text or a list, but this is a {}.': '{1} misst einen Text oder eine Liste; hier steht: {2}.',
  '{} needs a text, but this is a {}.': '{1} braucht einen Text; hier steht: {2}.',
  '{} needs texts, but one is a {}.': '{1} braucht Texte; einer davon ist: {2}.',
  '{} is left out: a pattern can take for ever. Use startsWith, endsWith or contains.':
    '{1} gibt es nicht: Ein Muster kann endlos rechnen. Nehmen Sie startsWith, endsWith oder contains.',
  '{} cannot be used like this. There are {}.': '{1} lässt sich so nicht verwenden. Es gibt {2}.',
  'This number is too large.': 'Diese Zahl ist zu groß.',
  'This text has a broken character.': 'Dieser Text enthält ein kaputtes Zeichen.',
  'There is no {} here: ask {} whether a field is filled in.':
    'Hier gibt es kein {1}: Fragen Sie mit {2}, ob ein Feld ausgefüllt ist.',
  '{} joins conditions, but this is a {}.': '{1} verbindet Bedingungen; hier steht: {2}.',
  '{} turns a condition round, but this is a {}.': '{1} kehrt eine Bedingung um; hier steht: {2}.',
  '{} needs a number, but this is a {}.': '{1} braucht eine Zahl; hier steht: {2}.',
  'Before {} stands a condition, but this is a {}.': 'Vor {1} steht eine Bedingung; hier steht: {2}.',
  'Both sides of {} must be of the same type.': 'Beide Seiten von {1} müssen von derselben Art sein.',
  'A list cannot hold lists.': 'Eine Liste kann keine Listen enthalten.',
  'The list mixes types: this should be a {}.': 'Die Liste mischt Arten; hier gehört hin: {1}.',
  'After {} stands a list: {} or {}.': 'Nach {1} steht eine Liste: {2} oder {3}.',
  'A {} can never be in a list of {}s.': 'Das passt nie in diese Liste: {1} in einer Liste der Art {2}.',
  'Lists cannot be compared: use {}.': 'Listen lassen sich nicht vergleichen: Nehmen Sie {1}.',
  '{} needs numbers or texts.': '{1} braucht Zahlen oder Texte.',
  '{} cannot be used between a {} and a {}.': '{1} geht nicht zwischen {2} und {3}.',
  'Only {} can be read, such as {}.': 'Lesen lässt sich nur {1}, zum Beispiel {2}.',
  '{} is no kind of touch: small letters, digits and _.':
    '{1} ist keine Art von Kontaktpunkt: Kleinbuchstaben, Ziffern und _.',
  '{} has parts: write {}.': '{1} hat Teile: Schreiben Sie {2}.',
  '{} has no parts.': '{1} hat keine Teile.',
  '{} is not known.': '{1} ist nicht bekannt.',
  'Only the criteria of stages can count touches; a touch rule looks at one {}.':
    'Nur die Kriterien von Phasen zählen Kontaktpunkte; eine Regel für Kontaktpunkte sieht einen einzigen, {1}.',
  'Only the rules of engagement can look at one touch; criteria count them with {}.':
    'Nur die Regeln des Engagements sehen einen einzelnen Kontaktpunkt; Kriterien zählen sie mit {1}.',
  'The expression is longer than {} characters.': 'Der Ausdruck ist länger als {1} Zeichen.',
  'The expression nests deeper than {} levels.': 'Der Ausdruck ist tiefer als {1} Ebenen verschachtelt.',
  'The expression has more than {} parts.': 'Der Ausdruck hat mehr als {1} Teile.',
  'The expression ends too early: something is missing here.':
    'Der Ausdruck endet zu früh: Hier fehlt etwas.',
  'The expression is too large or nests too deeply.': 'Der Ausdruck ist zu groß oder zu tief verschachtelt.',
  'The expression cannot be read here: {}.': 'Der Ausdruck lässt sich hier nicht lesen.',
  'The expression is not sound: {}.': 'Der Ausdruck ist nicht stimmig.',
  '{} is not a value of {}. It has: {}.': '{1} ist kein Wert von {2}. Es gibt: {3}.',
}

/** What such a finding may name that is a word itself. */
export const MORE_NAMED: Record<string, string> = {
  'scoring rules': 'Scoring-Regeln',
  signs: 'Zeichen',
  activities: 'Aktivitäten',
  'criteria of the fast track': 'Kriterien der Überholspur',
  'criteria on entering': 'Kriterien zum Eintritt',
  'criteria of one exit': 'Kriterien eines Ausgangs',
  pipeline: 'Pipeline',
  revenue: 'Umsatz',
}
