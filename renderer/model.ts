import type { EventMap, Input, Output } from '#contract/api.ts';

// Short names for the answers of the contract.
export type CompanyView = Output<'companies.list'>[number];
export type CompanyDetail = Output<'companies.detail'>;
export type CompanyScan = CompanyDetail['scans'][number];
export type Recipe = NonNullable<CompanyDetail['recipe']>;
export type CompanyTrend = Output<'companies.trends'>[number];
export type CompanyHealth = CompanyView['health'];
export type CatalogueEntry = Output<'catalogue.search'>[number];
export type CatalogueThemes = Output<'catalogue.themes'>;
export type BoardCheck = Output<'sources.check'>;
export type Detected = Output<'sources.detect'>;

export type PostingFilter = Input<'postings.list'>['filter'];
export type PostingSort = NonNullable<PostingFilter['sort']>;
export type PostingPage = Output<'postings.list'>;
export type PostingRow = PostingPage['rows'][number];
export type PostingFacets = Output<'postings.facets'>;
export type Snippet = Output<'postings.snippets'>[number];
export type PlaceFacet = Output<'postings.places'>;
export type PostingDetail = Output<'postings.get'>;
export type PostingEvent = PostingDetail['timeline'][number];
export type FieldChange = PostingEvent['changes'][number];
export type Enrichment = PostingDetail['enrichment'];
export type Salary = NonNullable<PostingRow['salary']>;
export type Workplace = NonNullable<PostingRow['workplace']>;
export type Seniority = NonNullable<PostingRow['seniority']>;
export type VisaStance = PostingFacets['visa'][number]['value'];
export type YearsBand = PostingFacets['years'][number]['value'];
export type Education = PostingFacets['educations'][number]['value'];
export type EmploymentType = NonNullable<PostingRow['employmentType']>;

export type ProfileView = Output<'profile.get'>;
export type Profile = NonNullable<ProfileView['profile']>;
export type Fit = NonNullable<Output<'fit.get'>>;

export type Application = Output<'applications.update'>;
export type ApplicationCard = Output<'applications.list'>[number];
export type Contact = Application['contacts'][number];
export type Document = Application['documents'][number];
export type Reminder = Output<'reminders.add'>;
export type Stage = ApplicationCard['stage'];
export type OwnOpening = Input<'applications.addOwn'>;
export type StageMove = Output<'applications.setStage'>;
export type Outcome = NonNullable<ApplicationCard['outcome']>;

export type SavedSearch = Output<'searches.list'>[number];
export type InboxPage = Output<'inbox.list'>;
export type InboxItem = InboxPage['items'][number];
export type PageLook = Output<'sources.look'>;
export type PagePoint = Output<'sources.point'>;
export type PointedAt = Input<'sources.point'>['pointed'];
export type ListRecipe = Extract<PagePoint, { kind: 'list' }>['recipe'];
export type PageChange = NonNullable<InboxItem['page']>;
export type InboxKind = InboxItem['kind'];
export type DayNews = Output<'insights.days'>[number];
export type ModelInsights = Output<'insights.model'>;
export type MySearch = Output<'insights.mySearch'>;
export type InboxGroup = NonNullable<Input<'inbox.list'>['group']>;
export type InboxOthers = Output<'inbox.others'>;
export type Insights = Output<'insights.get'>;
export type Counts = Output<'counts.get'>;

export type ScanHold = NonNullable<HealthView['scansHeldBy']>;
export type RunView = EventMap['run.changed'];
export type RunCompany = RunView['companies'][number];
export type RunStatus = RunView['status'];
export type RunCompanyStatus = RunCompany['status'];
export type Phase = RunCompany['phase'];
export type RunSummary = Output<'runs.list'>[number];

export type QueueView = EventMap['queues.changed'][number];
export type QueueTimes = Output<'queues.times'>[number];
export type QueueName = QueueView['queue'];
export type JobView = Output<'jobs.list'>[number];
export type FailureKind = NonNullable<JobView['failure']>;
export type JobStatus = JobView['status'];

export type HealthView = EventMap['health.changed'];
export type ModelHealth = NonNullable<HealthView['model']>;
export type LoadStep = NonNullable<ModelHealth['progress']>['step'];
export type WorkerView = HealthView['workers'][number];
export type SettingView = Output<'settings.list'>[number];
export type FoundModel = Output<'models.find'>[number];
export type ErrorView = NonNullable<RunCompany['error']>;
export type Topic = keyof EventMap['data.changed']['revisions'];
