/** What each call does, for the page of the HTTP API. A test fails if a call has no words here. */
export const callWords: Readonly<Record<string, string>> = {
  'companies.add': 'Watches a company.',
  'companies.import':
    'Watches the companies that the rows of a list name. Send a long list in parts.',
  'companies.list': 'All watched companies.',
  'companies.export': 'All watched companies as a CSV file.',
  'companies.trends': 'How many openings each company had at the end of each of the last 13 weeks.',
  'companies.get': 'One company, by id, address or name.',
  'companies.detail': 'One company with its last twenty scans.',
  'companies.update':
    'Renames or pauses a company, mutes its failure, or gives it its own interval between scans.',
  'companies.changeAddress':
    'Gives a company another careers page. Openings on both pages keep their history and notes.',
  'companies.answerMove':
    'Accepts or declines the move of a company to another board. Accepted, openings on both boards keep their history.',
  'companies.recipe':
    'How a company’s own pages are read; null for a company that is read without a recipe.',
  'companies.setRecipe': 'Makes the next scan read a company by this recipe.',
  'companies.remove': 'Forgets a company, its openings and its part in past scans.',
  'companies.readList':
    'Reads a list of companies (JSON, OPML, HTML, a table or lines) and answers its rows. It watches none of them: pass the rows to `companies.import`.',
  'catalogue.search': 'Companies of the catalogue by name, alias or domain, also with typos.',
  'catalogue.themes': 'Well-known companies of the catalogue by theme, to begin with.',
  'sources.detect': 'How the company behind an address publishes its openings. It stores nothing.',
  'sources.parse': 'The openings in the text of a saved answer of a job board, or of a page.',
  'sources.readPage':
    'Fetches the page of one opening and reads it; null if it says too little. Stores nothing.',
  'sources.record':
    'Fetches a company as a scan does, and answers all that came as a recording without personal data. It stores nothing in the library.',
  'sources.picture':
    'Draws a page in a browser and answers a picture of its top, as a `data:` address. It stores nothing in the library.',
  'sources.look':
    'Draws a page in a browser and answers a picture of it, as a `data:` address, with the parts that may be openings. It stores nothing in the library.',
  'sources.point':
    'The list of openings that one of them belongs to, by its place in a picture or by its title, and the recipe that reads it. It stores nothing in the library.',
  'sources.check':
    'Whether a job board still exists, or has moved, and how many openings it lists now, with one request. It stores nothing.',
  'sources.recordedText': 'The text of one answer of a recording, by its `ref`.',
  'postings.search': 'Openings that match a filter, with their texts.',
  'postings.list':
    'A window of openings, without their texts. Send the `upTo` of the first window with the later ones, and new openings move nothing.',
  'postings.countNew': 'How many openings that match were found after `upTo`.',
  'postings.facets': 'How many openings each further filter would leave.',
  'postings.places':
    'How many openings each place would leave: countries and remote work, or the regions and cities in one of them, or the places that words find.',
  'postings.suggest': 'Search words with their typing mistakes corrected, or null.',
  'postings.snippets': 'Where the words of a search stand in these openings, with a line of text.',
  'postings.get':
    'One opening: its text, the facts read from it, its history and your application.',
  'postings.textChange': 'The description before and after one change in an opening’s history.',
  'postings.mark': 'Marks openings as read or hidden. A field that is left out stays as it is.',
  'postings.export':
    'The openings that match as a file, in parts. Ask again with the `offset` and `upTo` of the part before until `isLast`.',
  'profile.get': 'The user’s profile, and how far openings are compared with it.',
  'profile.save':
    'Replaces the profile. All openings are scored by it in the background; `profile.get` has the progress.',
  'profile.remove': 'Deletes the profile and all scores.',
  'profile.readResume':
    'Reads a résumé (PDF, DOCX, HTML, Markdown, text) in `file`, in base64, or in `text`. Nothing is kept: send the corrected parts with `profile.save`.',
  'profile.stopScoring': 'Stops scoring. Openings keep the scores they have.',
  'profile.resumeScoring': 'Continues scoring where it was stopped.',
  'fit.get': 'How one opening fits the profile, with reasons and quotes; null without a profile.',
  'applications.list': 'All cards of the board.',
  'applications.setStage':
    'Moves an opening to a stage of the board, above the card `before` or to the end. Null takes it off the board.',
  'applications.setStages': 'Moves many openings to a stage of the board, each to the end.',
  'applications.restore':
    'Undoes moves: each card returns to the place and the time in `was`, as the move answered it.',
  'applications.addOwn':
    'Puts an opening on the board that no scan found. If its address is known, that opening is tracked.',
  'applications.removeOwn': 'Deletes an opening that you added.',
  'applications.update':
    'Changes the notes, the next step, the contacts, the day of application or how it ended.',
  'documents.add':
    'Keeps a file of up to 3 MB with an opening, and puts the opening on the board if it is not there.',
  'documents.get': 'The content of a file, in base64.',
  'documents.remove': 'Deletes a file.',
  'reminders.add': 'Adds a reminder, and puts the opening on the board if it is not there.',
  'reminders.update': 'Completes or moves a reminder.',
  'reminders.remove': 'Removes a reminder.',
  'searches.list': 'All saved searches, with the number of new matches of each.',
  'searches.save': 'Saves a search. The id of a removed search brings it back.',
  'searches.viewed':
    'Notes that a saved search was looked at: its new matches are counted from now.',
  'searches.remove': 'Removes a saved search.',
  'inbox.list': 'The newest lines of the inbox or of its archive, or of one group of them.',
  'inbox.snooze': 'Archives items of the inbox until a moment, when they return as the newest.',
  'inbox.others':
    'Openings that changed or closed in the last seven days and are not in the inbox: untracked, and found by no saved search.',
  'inbox.archive':
    'Archives lines of the inbox, or brings them back. Without ids (null): all of them, or all of a group.',
  'insights.get':
    'Numbers about all open openings: who hires, for how much, which skills and levels.',
  'rates.get': 'The exchange rates that pay is compared by, and their day.',
  'rates.update': 'Fetches the newest exchange rates.',
  'insights.days': 'How many new openings came on each day, and whether a scan looked.',
  'insights.model':
    'What the model costs and finds: tokens, time, facts gained, and where it and the rules disagree.',
  'insights.readAgain':
    'Lets the model read open openings again at the next scan, all or those that another model has read.',
  'insights.mySearch':
    'Your own search: how far openings came, how they ended, applications a week and answers.',
  'counts.get': 'How many openings, companies and inbox lines there are.',
  'runs.list': 'Past scans, newest first.',
  'runs.clear': 'Forgets past scans. The openings they found stay.',
  'runs.start': 'Starts a scan, or continues an interrupted one of the same companies.',
  'runs.get': 'One scan, with each of its companies.',
  'runs.cancel': 'Cancels a scan. Companies that were finished stay stored.',
  'scans.pause': 'Pauses or resumes scheduled scans. A scan that is running goes on.',
  'jobs.get': 'One job of a queue.',
  'jobs.list': 'Jobs of the queues, by status and queue.',
  'jobs.summary': 'How many jobs the queues know, by status.',
  'jobs.remove': 'Forgets a job that has ended.',
  'queues.list': 'All queues: waiting, running, finished and failed jobs.',
  'queues.times':
    'What each queue finished in the last 15 minutes, and how long its jobs waited and took.',
  'log.tail': 'The last lines of the log file.',
  'queues.retry': 'Runs a failed job again, with the jobs that follow it.',
  'queues.retryAll': 'Runs every failed job of a queue again.',
  'queues.pause': 'Starts no more jobs of a queue.',
  'queues.resume': 'Starts jobs of a paused queue again.',
  'queues.clean': 'Forgets the completed and failed jobs of a queue.',
  'settings.list': 'All settings with their values, and where each value comes from.',
  'settings.set': 'Changes a setting. Null restores its default.',
  'notices.test': 'Sends a test message to the webhook or to the topic of ntfy.',
  'models.find': 'Model servers that answer on this machine.',
  'models.start': 'Starts the model server that Rolewatch runs, as waiting openings would.',
  'models.test': 'Sends a test request to a model; by default to the one in the settings.',
  'health.get': 'The state of Redis, workers, database, model and schedule, and what is wrong.',
  'health.connection': 'Whether the machine is still offline after a scan that reached no site.',
  'demo.open':
    'Starts the demo unless it runs. Answers the link of its page, or null if the desktop app shows it in a window.',
  'preferences.get': 'All preferences of the page, by key.',
  'preferences.set': 'Stores one preference: any JSON under a key.',
  'data.usage': 'What the data takes on disk.',
  'data.backUp': 'Writes a backup of all data but settings and keys.',
  'data.readBackup': 'A part of a backup. Ask again with the next `offset` until `isLast`.',
  'data.restore':
    'Takes a backup in parts. It replaces all data at the next start, and the present data becomes a backup.',
  'data.erase':
    'Forgets every company, opening, note and scan. Settings stay, and backups unless `withBackups`.',
};

/** When each event comes. A test fails if an event has no words here. */
export const eventWords: Readonly<Record<string, string>> = {
  'run.changed': 'A scan has changed; at most ten a second for each scan.',
  'health.changed':
    'The state of a part has changed; also every 20 seconds, so that a client notices a lost connection.',
  'queues.changed': 'The queues have changed; at most one a second.',
  'notice.told':
    'A notification for the user, such as new openings or a reminder. A page in a browser may show it.',
  'data.changed':
    'Stored data has changed: how often for each topic, since the host named `host` started. Ask again for the data of that topic.',
};
