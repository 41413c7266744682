/** As problems.de.rules.ts: agreement, surveys, lead development, imports. */
export const moreProblemsDe: Record<string, string> = {
  // life of the agreement
  'There is no such draft.': 'Diesen Entwurf gibt es nicht.',
  'There is no such agreement.': 'Diese Vereinbarung gibt es nicht.',
  'There is no such draft or version.': 'Diesen Entwurf oder diese Version gibt es nicht.',
  'There is no such run.': 'Diesen Lauf gibt es nicht.',
  'The agreement has {} problems.': 'Die Vereinbarung enthält {1} Fehler.',
  'Say who you are: only people act on agreements.':
    'Sagen Sie, wer Sie sind: Über Vereinbarungen handeln nur Menschen.',
  '{} does not sign for {}.': '{1} unterschreibt nicht für {2}.',
  'Say why.': 'Sagen Sie, warum.',
  'must be {}, the next number': 'muss {1} sein, die nächste Nummer',
  'must not lie in the past: today is {}': 'darf nicht in der Vergangenheit liegen: Heute ist {1}',
  '{} signed it for {} already.': '{1} hat schon für {2} unterschrieben.',
  '{} declined it for {} already.': '{1} hat schon für {2} abgelehnt.',
  'A deadlock is decided by the executive sponsor.': 'Einen Stillstand entscheidet der Executive Sponsor.',
  'Version {} was not proposed.': 'Version {1} wurde nicht vorgeschlagen.',
  '{} withdrew version {}.': '{1} hat Version {2} zurückgezogen.',
  'Version {} took its place.': 'Version {1} ist an ihre Stelle getreten.',
  'Version {} is enacted: nothing about it can change any more.':
    'Version {1} ist in Kraft gesetzt: Daran lässt sich nichts mehr ändern.',
  'The record is not what its agreement leads to ({}: {}). Run baton audit.':
    'Die Aufzeichnung ist nicht, was aus ihrer Vereinbarung folgt ({1}: {2}). Führen Sie baton audit aus.',
  'give one of text, version and draftId': 'text, version oder draftId angeben',
  'line {}, column {}: {}': 'Zeile {1}, Spalte {2}: {3}',

  // mails of the product itself
  'you have no address here: People knows it': 'Sie haben hier keine Adresse: Sie steht unter „Personen“',
  'no mail server is set up': 'es ist kein Mailserver eingerichtet',
  'the mail server did not take it': 'der Mailserver hat sie nicht angenommen',
  'the mail server did not take it: {}': 'der Mailserver hat sie nicht angenommen: {1}',
  // money and hours
  'must stay {} while there are rates told against it': 'muss {1} bleiben, solange es Kurse dagegen gibt',
  'is no currency that is known': 'ist keine bekannte Währung',
  'is a number of hours': 'muss eine Zahl von Stunden sein',
  'must be more than 0': 'muss größer als 0 sein',
  'or function is needed': 'oder function wird gebraucht',
  'is needed with a cost': 'wird zu Kosten gebraucht',
  'is nobody here': 'ist niemand von hier',
  'is missing or no such value': 'fehlt oder ist kein gültiger Wert',
  'There is no such row.': 'Diese Zeile gibt es nicht.',
  'is not in the agreement; there are {}': 'steht nicht in der Vereinbarung; es gibt {1}',
  'is not in the agreement; it names none': 'steht nicht in der Vereinbarung; sie nennt keine',

  // before and after
  'There is no such change.': 'Diese Änderung gibt es nicht.',
  'This change was withdrawn.': 'Diese Änderung wurde zurückgezogen.',
  'A baseline is signed by marketing and by sales.': 'Ausgangswerte unterschreiben Marketing und Vertrieb.',
  'What you saw is not this baseline: read it again.':
    'Was Sie gesehen haben, sind nicht diese Ausgangswerte: Lesen Sie sie noch einmal.',
  'Both sides have signed: the baseline stands.':
    'Beide Seiten haben unterschrieben: Die Ausgangswerte stehen fest.',
  '{} proposed it; they, the executive sponsor or an administrator may withdraw it.':
    '{1} hat es vorgeschlagen; zurückziehen können es diese Person, der Executive Sponsor oder die Administration.',
  'lies before baseline.from': 'liegt vor baseline.from',
  'must lie before the first day': 'muss vor dem ersten Tag liegen',
  'is too late: what is not over, or can still change, cannot be frozen; {} is the last that can':
    'ist zu spät: Was nicht vorüber ist oder sich noch ändern kann, lässt sich nicht festschreiben; der letzte Tag dafür ist der {1}',
  'leaves fewer than {} whole weeks, counted back from the first day':
    'lässt weniger als {1} ganze Wochen, vom ersten Tag zurück gezählt',
  'leaves more than {} weeks': 'lässt mehr als {1} Wochen',
  'holds nothing to measure, or the same in every week: no limits follow':
    'enthält nichts zu messen oder in jeder Woche dasselbe: Daraus folgen keine Grenzen',
  'cannot be frozen while {} leads are still being counted':
    'lässt sich nicht festschreiben, solange noch {1} Leads gezählt werden',
  'is no first day of a week counted from {}': 'ist kein erster Tag einer Woche, gezählt ab dem {1}',

  // target accounts
  'must keep {}: accounts are in it': 'muss {1} behalten: Dort stehen noch Zielkunden',

  // surveys
  'There is no such survey.': 'Diese Umfrage gibt es nicht.',
  'The survey was closed just now.': 'Die Umfrage wurde gerade geschlossen.',
  'There is no such remedy of yours.': 'Sie haben keinen solchen Vorschlag gemacht.',
  'There is no such remedy.': 'Diesen Vorschlag gibt es nicht.',
  'is not asked for here': 'wird hier nicht gefragt',
  'causes are fixed; propose a remedy instead':
    'Ursachen stehen fest; schlagen Sie stattdessen eine Abhilfe vor',
  'remedies belong to a poll': 'Vorschläge gehören zu einer Umfrage über Ursachen',
  'is not one of this poll': 'gehört nicht zu dieser Umfrage',
  'only {} leads differ enough to be sorted; there must be {}':
    'nur {1} Leads unterscheiden sich genug, um sortiert zu werden; es müssen {2} sein',
  'names the same person twice; invite at least two':
    'nennt dieselbe Person zweimal; laden Sie mindestens zwei ein',
  'are all of one function; the rating compares two or more':
    'sind alle aus einer Funktion; die Bewertung vergleicht zwei oder mehr',
  'The survey is closed already.': 'Die Umfrage ist schon geschlossen.',
  'A poll asks about causes; no agreement can be drawn from it.':
    'Diese Umfrage fragt nach Ursachen; eine Vereinbarung lässt sich daraus nicht ableiten.',
  'You were not invited to this survey, so you cannot answer it.':
    'Sie wurden zu dieser Umfrage nicht eingeladen und können nicht antworten.',
  'This survey is closed. Your answers count as they stand.':
    'Diese Umfrage ist geschlossen. Ihre Antworten zählen, wie sie sind.',
  'Answers stay hidden, from everybody, until the survey is closed.':
    'Die Antworten bleiben allen verborgen, bis die Umfrage geschlossen ist.',

  // lead development
  'The next step lies in the past.': 'Der nächste Schritt liegt in der Vergangenheit.',
  'The next step is more than a year away.': 'Der nächste Schritt liegt mehr als ein Jahr entfernt.',
  'lies before the year 1': 'liegt vor dem Jahr 1',
  'is more than a year away': 'liegt mehr als ein Jahr entfernt',
  'is needed with the reason "{}"': 'ist bei dem Grund „{1}“ nötig',
  'The criteria of the stage do not hold yet: it needs a next step.':
    'Die Kriterien der Phase sind noch nicht erfüllt: Es braucht einen nächsten Schritt.',
  'does not carry the lead on: criteria are open': 'bringt den Lead nicht weiter: Kriterien sind noch offen',
  'Stage {} is not worked by lead development.': 'Phase {1} bearbeitet nicht die Leadgenerierung.',
  'The agreement has no field {} that rules can see.':
    'Die Vereinbarung hat kein Feld {1}, das Regeln sehen können.',
  'A meeting is made for the future.': 'Ein Termin liegt in der Zukunft.',
  'They have another meeting then': 'Dann ist dort schon ein anderer Termin',
  'Whoever is to sit in the meeting sits in another one at that time: `at` says in which.':
    'Wer im Termin sitzen soll, sitzt zu dieser Zeit in einem anderen: `at` sagt, in welchem.',
  'The time is taken: {} meets {} at {}, for {} minutes.':
    'Die Zeit ist belegt: {1} trifft {2} am {3}, {4} Minuten lang.',
  'is taken: {} meets {} at {}, for {} minutes': 'ist belegt: {1} trifft {2} am {3}, {4} Minuten lang',
  'The person was erased: there is nobody to meet.':
    'Die Person wurde gelöscht: Es gibt niemanden, den man treffen könnte.',
  'The lead is disqualified: nobody meets it.': 'Der Lead ist disqualifiziert: Niemand trifft ihn.',
  'is disqualified': 'ist disqualifiziert',
  'A meeting is at most a year away.': 'Ein Termin liegt höchstens ein Jahr entfernt.',
  'There is no such meeting.': 'Diesen Termin gibt es nicht.',
  'There is no such meeting on this lead.': 'Diesen Termin gibt es bei diesem Lead nicht.',
  'The meeting is {} already.': 'Der Termin ist schon {1}.',
  'The meeting has not begun.': 'Der Termin hat noch nicht begonnen.',
  '{} sat in the meeting: the verdict is theirs.': '{1} war im Termin und fällt das Urteil.',
  'It is judged already.': 'Das Urteil ist schon gefällt.',
  'The meeting was {}: there is nothing to judge.': 'Der Termin war {1}: Es gibt nichts zu beurteilen.',
  'Say what was missing.': 'Sagen Sie, was gefehlt hat.',
  'is needed unless it is qualified': 'ist nötig, wenn nicht qualifiziert',
  'is nobody who could sit in a meeting': 'ist niemand, der in einem Termin sitzen könnte',
  'lies before `from`': 'liegt vor „von“',
  'There is no such suppression.': 'Diese Sperre gibt es nicht.',
  'Whoever appealed does not decide the appeal.': 'Wer Einspruch erhoben hat, entscheidet nicht darüber.',
  'Somebody else saved it: this needs manage.': 'Jemand anderes hat sie gespeichert: Dazu braucht es manage.',
  'needs manage: somebody else saved it': 'braucht manage: Jemand anderes hat sie gespeichert',
  'Somebody else put it there: this needs manage.': 'Jemand anderes hat sie gesetzt: Dazu braucht es manage.',
  'is on the list with this reason already': 'steht mit diesem Grund schon auf der Liste',
  'There is no such target account.': 'Diesen Zielkunden gibt es nicht.',
  'There is no such member.': 'Dieses Mitglied gibt es nicht.',
  'Somebody else changed it meanwhile: look again before you act.':
    'Jemand anderes hat es inzwischen geändert: Sehen Sie noch einmal hin, bevor Sie handeln.',
  'Somebody else changed the account meanwhile: look again before you act.':
    'Jemand anderes hat den Zielkunden inzwischen geändert: Sehen Sie noch einmal hin, bevor Sie handeln.',
  'is a target account already: {}': 'ist schon Zielkunde: {1}',
  'is none of {}': 'ist keines von {1}',
  'is not a domain': 'ist keine Domain',
  'names no lead': 'nennt keinen Lead',
  'is in the group already': 'ist schon in der Gruppe',
  'is the lead’s own': 'gehört dem Lead selbst',
  'is needed where no lead is named, and only there': 'ist nötig, wo kein Lead genannt ist, und nur dort',

  // imports
  'There is no such import.': 'Diesen Import gibt es nicht.',
  'This import has no file of refused rows.': 'Dieser Import hat keine Datei mit abgelehnten Zeilen.',
  'is of an import that is done': 'gehört zu einem Import, der fertig ist',
  'is of an import that is running': 'gehört zu einem Import, der läuft',
  'The file is empty.': 'Die Datei ist leer.',
  'This is the binary Excel format of before 2007. Save it as .xlsx or CSV.':
    'Das ist das Excel-Format von vor 2007. Speichern Sie es als .xlsx oder CSV.',
  'The file is neither text nor an Excel workbook.': 'Die Datei ist weder Text noch eine Excel-Mappe.',
  'This is a ZIP archive, but not an Excel workbook.': 'Das ist ein ZIP-Archiv, aber keine Excel-Mappe.',
  'Nothing but blank rows.': 'Nur leere Zeilen.',
  'The first row holds no names.': 'Die erste Zeile enthält keine Namen.',
  'No column with an e-mail, a phone or an id was recognised.':
    'Keine Spalte mit E-Mail, Telefon oder Kennung wurde erkannt.',

  // forms
  'There is no such form.': 'Dieses Formular gibt es nicht.',
  'There is no such form': 'Dieses Formular gibt es nicht',
  'This form is not for this site': 'Dieses Formular ist nicht für diese Website',
  'Somebody else saved this form meanwhile.': 'Jemand anderes hat dieses Formular inzwischen gespeichert.',
  'is the id of another form': 'ist die Kennung eines anderen Formulars',
  'Send application/x-www-form-urlencoded': 'Senden Sie application/x-www-form-urlencoded',
  'is asked twice': 'wird zweimal gefragt',
  'need an e-mail address or a phone number that is required':
    'brauchen eine E-Mail-Adresse oder eine Telefonnummer, die Pflicht ist',
  'needs an e-mail address that is required': 'braucht eine E-Mail-Adresse, die Pflicht ist',
  'is no purpose that people can agree to': 'ist kein Zweck, dem man zustimmen kann',
  'is about mails, and the form asks for no address':
    'betrifft E-Mails, und das Formular fragt nach keiner Adresse',
  'must be always: it says who it is': 'muss „immer“ sein: Daran erkennt man, wer es ist',
  'must be email': 'muss „E-Mail“ sein',
  'are missing': 'fehlen',
  'have a value twice': 'haben einen Wert zweimal',
  'must be choice: the agreement lists values': 'muss „Auswahl“ sein: Die Vereinbarung nennt Werte',
  'the agreement does not know {}': 'die Vereinbarung kennt {1} nicht',
  'must be check: the agreement asks for yes or no':
    'muss „Ankreuzen“ sein: Die Vereinbarung fragt ja oder nein',
  'must be number: the agreement asks for one': 'muss „Zahl“ sein: Die Vereinbarung fragt danach',

  // mails that came in
  'There is no such mail.': 'Diese Mail gibt es nicht.',
  'It cannot be that.': 'Das kann sie nicht sein.',
  'cannot be said of this mail': 'lässt sich von dieser Mail nicht sagen',
  'It is not known whose mail it is.': 'Es ist nicht bekannt, von wem die Mail ist.',
  'is needed: nobody knows whose mail it is': 'ist nötig: Niemand weiß, von wem die Mail ist',
  'Nothing of the mail is kept any more.': 'Von der Mail ist nichts mehr da.',
  'needs the mail itself': 'braucht die Mail selbst',
  'The sender’s address cannot be a lead’s.': 'Die Adresse des Absenders kann keine eines Leads sein.',
  'needs an address that can be a lead’s': 'braucht eine Adresse, die zu einem Lead gehören kann',
  'Somebody else said what it was meanwhile.': 'Jemand anders hat inzwischen gesagt, was es war.',
  'names a mailbox twice': 'nennt ein Postfach zweimal',
  'is a lower_snake_case word': 'ist ein Wort in Kleinbuchstaben mit Unterstrichen',

  // models of attribution
  'There is no such model.': 'Dieses Modell gibt es nicht.',
  'is not the latest any more': 'ist nicht mehr die neueste',
  'is one model too many: 16 are the most': 'ist ein Modell zu viel: 16 sind das Äußerste',
  'must not all be 0': 'dürfen nicht alle 0 sein',
  'must be above 0: a deal with nothing else would be lost':
    'muss über 0 liegen: Eine Opportunity, die nichts anderes hat, ginge verloren',
  'and middle and last must be above 0: a deal with nothing else would be lost':
    'sowie middle und last müssen über 0 liegen: Eine Opportunity, die nichts anderes hat, ginge verloren',
  'must be small letters, digits and _, at most 40, beginning with a letter':
    'besteht aus Kleinbuchstaben, Ziffern und _, höchstens 40, und beginnt mit einem Buchstaben',

  // consent and the watch
  'lies more than ten years ahead': 'liegt mehr als zehn Jahre in der Zukunft',
  'is for who bought elsewhere': 'gilt nur für Leads, die anderswo gekauft haben',
  'is retired: nobody is asked any more': 'ist stillgelegt: Danach wird niemand mehr gefragt',
  'is not known': 'ist nicht bekannt',
  'is needed: nobody agrees to everything': 'ist nötig: Niemand stimmt allem zu',
  'is empty': 'ist leer',
  'Somebody settled it meanwhile.': 'Jemand hat das inzwischen erledigt.',
  'There is a purpose with this id already.': 'Einen Zweck mit dieser ID gibt es schon.',
  'Somebody published another version meanwhile.':
    'Jemand hat inzwischen eine andere Version veröffentlicht.',
  'The person was erased.': 'Die Person wurde gelöscht.',

  // learned cards
  'There is no such learned card.': 'Diese gelernte Karte gibt es nicht.',
  'No card was learned that could be drafted.':
    'Es wurde keine Karte gelernt, aus der ein Entwurf werden könnte.',
  'The scoring rules of the agreement in force are laid out in a way that cannot be replaced.':
    'Die Score-Regeln der geltenden Vereinbarung sind so geschrieben, dass sie sich nicht ersetzen lassen.',
  // corrections by hand, companies, bought data
  'is who they are here, and cannot be changed': 'ist hier, wer sie sind, und kann nicht geändert werden',
  'cannot be emptied': 'kann nicht geleert werden',
  'holds no digit': 'enthält keine Ziffer',
  'is longer than 300 characters': 'ist länger als 300 Zeichen',
  'names no field': 'nennt kein Feld',
  'names more than 100 fields': 'nennt mehr als 100 Felder',
  'The person was erased: nothing that names them is taken in again.':
    'Die Person wurde gelöscht: Nichts, was sie benennt, wird wieder aufgenommen.',
  'There is no such company.': 'Diese Firma gibt es nicht.',
  'It has no such domain.': 'Diese Domain hat sie nicht.',
  'Nobody said so, or it was taken back.': 'Das hat niemand gesagt, oder es wurde zurückgenommen.',
  'is no company here': 'ist hier keine Firma',
  'is the same company already': 'ist bereits dieselbe Firma',
  'is its parent already': 'ist bereits die Firma, zu der sie gehört',
  'cannot be a second parent: undo the first one':
    'kann nicht die zweite Firma sein, zu der sie gehört: Nehmen Sie die erste zurück',
  'is a part of it: that would be a circle': 'ist ein Teil von ihr: Das wäre ein Kreis',
  'is no domain of a company: it is none at all, or of free mail':
    'ist keine Domain einer Firma: Es ist gar keine, oder eine von Freemail',
  'is empty, and so is the domain': 'ist leer, und die Domain ebenso',
  'is no share between 0 and 1, or 0 and 100 %': 'ist kein Anteil zwischen 0 und 1 oder 0 und 100 %',
  'is of a person: name their e-mail address': 'gehört zu einer Person: Nennen Sie deren E-Mail-Adresse',
  'says nothing': 'sagt nichts',
  'is said again in line {}': 'steht noch einmal in Zeile {1}',
  'names no column of e-mail addresses or domains': 'nennt keine Spalte mit E-Mail-Adressen oder Domains',
  'is a name in lower case, of letters, digits, dots and dashes':
    'ist ein Name in Kleinbuchstaben, Ziffern, Punkten und Strichen',
}
