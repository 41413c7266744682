import { numberDe, phrasebook } from '#platform/phrasebook.rules.ts'

/** The notes of a result in German: a result is kept with its notes as notes.rules.ts says them. */
export const NOTES_DE: Record<string, string> = {
  'How a rep would have treated a lead that he was never offered cannot be known. Here no lead is gained, so nothing hangs on it.':
    'Wie jemand im Vertrieb einen Lead behandelt hätte, der nie angeboten wurde, lässt sich nicht wissen. Hier kommt kein Lead hinzu, also hängt nichts daran.',
  'No rep ever saw the {} gained leads. What would have followed is unknown: {} of them have no opportunity in the record, and are left out of precision; “at least” counts them all as misses.':
    'Die {1} hinzugekommenen Leads hat im Vertrieb nie jemand gesehen. Was gefolgt wäre, ist unbekannt: {2} davon haben keine Opportunity in den Daten und zählen bei der Präzision nicht mit; „mindestens“ zählt sie alle als Fehlgriffe.',
  "The {} lost leads did get a rep's attention. Those that became opportunities might have come back later by themselves, or not at all.":
    'Um die {1} weggefallenen Leads hat sich der Vertrieb tatsächlich gekümmert. Wo daraus Opportunities wurden, wären sie vielleicht später von selbst wiedergekommen, vielleicht auch nie.',
  'What people did is taken as it happened. Under another agreement they would have had other leads in front of them, and might have called, accepted and returned differently.':
    'Was Menschen taten, wird so genommen, wie es geschah. Unter einer anderen Vereinbarung hätten sie andere Leads vor sich gehabt und vielleicht anders angerufen, angenommen und zurückgegeben.',
  'Better outcomes of one group of leads need not come from the rule: season, campaigns, prices and who was on the team changed in the same months.':
    'Bessere Ergebnisse einer Gruppe von Leads müssen nicht von der Regel kommen: Jahreszeit, Kampagnen, Preise und das Team haben sich in denselben Monaten geändert.',
  '{} more leads would be handed over at another moment than they were. What reps answered then does not fit any more and is left out: accepted and returned are lower for it, and that is no sign of worse leads.':
    '{1} Leads würden zu einem anderen Zeitpunkt übergeben, als es geschah. Was der Vertrieb damals geantwortet hat, passt nicht mehr und bleibt weg: Angenommen und zurückgegeben sind dadurch niedriger; ein Zeichen für schlechtere Leads ist das nicht.',
  'Rules see only fields that were declared when a lead came in. A field that the draft declares anew was kept as a personal detail, and stays invisible here.':
    'Regeln sehen nur Felder, die erklärt waren, als der Lead hereinkam. Ein Feld, das der Entwurf neu erklärt, wurde als persönliche Angabe aufbewahrt und bleibt hier unsichtbar.',
  '{} hand-overs lie less than 90 days back. Their opportunities may still come, which makes precision look lower than it will be.':
    '{1} Übergaben liegen weniger als 90 Tage zurück. Ihre Opportunities können noch kommen; die Präzision sieht dadurch niedriger aus, als sie sein wird.',
  '{} times an opportunity or another system carried a lead past the hand-off without a judgement. These are not counted as handed over.':
    '{1}-mal hat eine Opportunity oder ein anderes System einen Lead ohne Urteil über die Übergabe hinausgebracht. Sie zählen nicht als übergeben.',
  '{} recorded acts make no sense under the draft (answers to offers that it does not make, unknown reasons or stages) and were left out.':
    '{1} aufgezeichnete Handlungen ergeben unter dem Entwurf keinen Sinn (Antworten auf Angebote, die er nicht macht, unbekannte Gründe oder Phasen) und wurden weggelassen.',
  '{} leads were imported as history. Of their past only what the files said is known, not each visit and call; their scores are lower for it.':
    '{1} Leads wurden als Historie importiert. Von ihrer Vergangenheit ist nur bekannt, was die Dateien sagten, nicht jeder Besuch und Anruf; ihre Scores sind dadurch niedriger.',
  'The record was derived again and found exact for {} leads; for the others it is taken as it stands. “baton audit” proves them all.':
    'Die Aufzeichnung wurde für {1} Leads neu hergeleitet und stimmt genau; bei den anderen wird sie genommen, wie sie ist. „baton audit“ beweist sie alle.',
  // why a run ended
  'The run ended before its time.': 'Der Lauf endete vorzeitig.',
  'The server that did this run ended before it was done. Start it again.':
    'Der Server, der dies berechnete, wurde vorher beendet. Starten Sie es noch einmal.',
}

export const noteDe = phrasebook(NOTES_DE, { said: numberDe })
