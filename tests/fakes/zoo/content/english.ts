import type { Prose, Trade } from './trade.ts';

const prose: Prose = {
  headings: ['What you will do', 'What you bring', 'What we offer'],
  intros: [
    'As {title} in {place} you keep the promises that {team} makes to the rest of the house.',
    'We are growing {team} in {place} and look for a {title} who likes clear work and short meetings.',
    'The {title} in {place} works with four colleagues of {team} and reports to the head of the site.',
    '{place} is our oldest site, and its {team} group needs a {title} from the first of the month.',
  ],
  duties: [
    'Plan the week with the team and keep the board on the wall honest.',
    'Find out why things go wrong twice, and make sure they do not go wrong a third time.',
    'Speak with the people who use our work at least once a week.',
    'Write down how things are done, so that the next colleague does not have to guess.',
    'Take part in the handover every morning at half past seven.',
    'Look after the budget of your area and say early when it will not do.',
    'Train two newcomers a year, with time set aside for it.',
    'Keep the records that the inspector asks for each spring.',
    'Answer questions from other sites within a working day.',
    'Try out new tools with us before we buy them.',
  ],
  profile: [
    'A finished apprenticeship or degree, or the same learned on the job.',
    'Three years in similar work, or one year and a good reason.',
    'You write short, friendly messages and read those of others to the end.',
    'A calm hand when four things happen together.',
    'Willingness to travel about five days a month.',
    'English at work; a second language makes many things easier.',
    'You know the usual office programs, and one that we have never heard of.',
    'A driving licence of class B.',
  ],
  offers: [
    'Thirty days of leave, a pension plan, and a canteen that cooks with what grows nearby.',
    'A four-day week is possible in {team}; half of your colleagues have chosen it.',
    'We pay your train pass, and your move to {place} if you need one.',
    'A yearly learning budget that nobody asks you to justify.',
  ],
};

const types = ['Full-time', 'Full-time', 'Full-time', 'Part-time', 'Temporary', 'Internship'];

export const robotics: Trade = {
  prose,
  types,
  pays: ['£42,000 – £55,000', '£58,000 – £71,000', '£66,000 – £90,000'],
  places: ['Bristol', 'Leeds', 'Remote (UK)', 'Aberdeen', 'Cork', 'Rotterdam'],
  departments: {
    Software: [
      'Embedded Firmware Engineer',
      'Senior Motion Planning Engineer',
      'Simulation Engineer',
      'Staff Engineer, Fleet Platform',
      'QA Engineer (Hardware in the Loop)',
      'Data Engineer – Telemetry',
      'Frontend Developer, Operator Console',
    ],
    Hardware: [
      'Mechanical Design Engineer',
      'Gripper Specialist',
      'Electronics Technician',
      'Principal Actuator Engineer',
      'PCB Layout Engineer',
    ],
    'Field Operations': [
      'Commissioning Engineer',
      'Field Service Technician (nights)',
      'Crane Safety Lead',
      'Dive Support Coordinator',
      'Port Operations Manager',
    ],
    Commercial: [
      'Bid Writer',
      'Key Account Manager, Terminals',
      'Head of Partnerships',
      'Sales Engineer',
    ],
    'People & Places': ['Talent Partner', 'Office Cook', 'Facilities Assistant', 'Payroll Analyst'],
  },
};

export const bakery: Trade = {
  prose,
  types: ['Full time', 'Part time', 'Weekend', 'Seasonal', 'Apprenticeship'],
  pays: ['$19.50/hour', '$22.00/hour', '$24.75/hour + tips', '$58,000 a year'],
  places: ['Portland, OR', 'Boise, ID', 'Tacoma, WA', 'Eugene, OR', 'Missoula, MT', 'Reno, NV'],
  departments: {
    Bakehouse: [
      'Head Baker',
      'Overnight Dough Mixer',
      'Lamination Lead',
      'Oven Operator',
      'Apprentice Baker',
      'Sourdough Scientist',
    ],
    Shops: [
      'Barista – Weekends',
      'Shop Manager',
      'Counter Associate',
      'Shift Lead, Mornings',
      'Cake Decorator',
    ],
    Delivery: ['Van Driver', 'Route Planner', 'Cold Chain Technician', 'Dispatcher (4 am start)'],
    Office: [
      'Bookkeeper',
      'Procurement Analyst, Grain & Dairy',
      'Community & Events Producer',
      'Marketing Generalist',
      'IT Support Specialist',
    ],
  },
};

export const hospital: Trade = {
  prose,
  types: ['Permanent', 'Fixed term', 'Bank', 'Locum', 'Part-time'],
  pays: ['Band 5', 'Band 6', 'Band 7', '€61,230 – €74,900'],
  places: [
    'Main Campus',
    'Riverside Clinic',
    'Northgate Hospice',
    'Mobile Unit',
    'St Brannoc House',
  ],
  departments: {
    Nursing: [
      'Night Nurse, Intensive Care',
      'Ward Sister / Charge Nurse',
      'Paediatric Nurse',
      'Wound Care Specialist',
      'Healthcare Assistant',
      'Community Midwife',
    ],
    'Medical Staff': [
      'Consultant Anaesthetist',
      'Registrar in Geriatrics',
      'GP with Special Interest in Skin',
      'Locum Radiologist',
    ],
    'Allied Health': [
      'Physiotherapist (Hands)',
      'Speech & Language Therapist',
      'Dietitian',
      'Biomedical Scientist',
      'Play Specialist',
    ],
    Support: [
      'Porter',
      'Medical Secretary',
      'Sterile Services Technician',
      'Chaplain',
      'Catering Supervisor',
      'Switchboard Operator',
    ],
  },
};

export const games: Trade = {
  prose,
  types: ['Permanent', 'Permanent', 'Contract (12 months)', 'Internship'],
  pays: [],
  places: ['Montréal', 'Malmö', 'Remote – Europe', 'Guildford', 'Remote – Americas'],
  departments: {
    Art: [
      'Senior Environment Artist',
      'Character Artist',
      'Technical Animator',
      'Lighting Lead',
      'VFX Artist',
      'Concept Artist, Creatures',
    ],
    Design: ['Level Designer', 'Narrative Designer', 'Economy Designer', 'Quest Writer'],
    Engineering: [
      'Gameplay Programmer',
      'Engine Programmer (Rendering)',
      'Netcode Engineer',
      'Build & Tools Engineer',
      'Audio Programmer',
    ],
    Production: ['Associate Producer', 'Localisation Manager', 'QA Lead', 'Release Manager'],
    Publishing: ['Community Manager', 'Trailer Editor', 'Player Support Agent (Polish)'],
  },
};

export const finance: Trade = {
  prose,
  types: ['Full-time', 'Full-time', 'Contract', 'Graduate programme'],
  pays: ['CHF 95,000 – 120,000', 'CHF 120,000 – 150,000', 'SGD 8,500 / month'],
  places: ['Zürich', 'Singapore', 'London', 'Dublin', 'New York', 'Hong Kong SAR'],
  departments: {
    Risk: [
      'Credit Risk Modeller',
      'Model Validation Associate',
      'Operational Risk Officer',
      'Liquidity Analyst',
    ],
    Technology: [
      'Core Ledger Engineer',
      'Site Reliability Engineer II',
      'Cloud Security Architect',
      'Quant Developer (Rust)',
      'Mobile Engineer, iOS',
      'Director of Engineering, Payments',
    ],
    Compliance: [
      'Anti-Money Laundering Investigator',
      'Sanctions Screening Analyst',
      'Deputy General Counsel',
      'Data Protection Officer',
    ],
    Clients: [
      'Relationship Manager, Family Offices',
      'Client Onboarding Associate',
      'Treasury Sales VP',
      'Customer Care Agent – German',
    ],
    Operations: ['Reconciliation Clerk', 'Settlement Specialist', 'Chief of Staff to the COO'],
  },
};

export const energy: Trade = {
  prose,
  types: ['Permanent, full-time', 'Fixed-term', 'Casual', 'Rotational 14/14'],
  pays: ['AUD 110,000', 'AUD 138,500', 'NZD 92,000'],
  places: ['Hobart', 'Wellington', 'Perth', 'Launceston', 'Whyalla', 'Christchurch'],
  departments: {
    Turbines: [
      'Wind Turbine Technician',
      'Blade Repair Specialist',
      'Rope Access Supervisor',
      'High Voltage Operator',
      'Senior Reliability Engineer',
    ],
    Grid: [
      'Protection Engineer',
      'Control Room Shift Manager',
      'SCADA Analyst',
      'Battery Storage Engineer',
      'Forecasting Lead',
    ],
    Land: [
      'Community Liaison, Tasmania',
      'Ecologist (Raptors)',
      'Land Access Adviser',
      'Surveyor',
      'Fire Warden',
    ],
    Corporate: [
      'Management Accountant',
      'Contracts Administrator',
      'Executive Assistant',
      'Graduate Analyst 2027',
      'Health, Safety & Environment Partner',
    ],
  },
};

export const logistics: Trade = {
  prose,
  types: ['Full-time', 'Shift work', 'Part-time', 'Working student'],
  pays: ['€2,450 per month', '€3,100 per month', '€17.20 an hour'],
  places: ['Venlo', 'Antwerp', 'Duisburg', 'Gdańsk', 'Luxembourg', 'Lille'],
  departments: {
    Warehouse: [
      'Forklift Driver',
      'Team Leader Inbound',
      'Order Picker (late shift)',
      'Inventory Controller',
      'Dangerous Goods Officer',
      'Maintenance Fitter',
    ],
    Transport: [
      'Truck Driver CE',
      'Fleet Planner',
      'Customs Declarant',
      'Rail Terminal Coordinator',
      'Barge Skipper',
    ],
    Technology: [
      'WMS Consultant',
      'Integration Developer (EDI)',
      'Scrum Master',
      'Junior Data Analyst',
    ],
    Finance: ['Freight Audit Clerk', 'Group Controller', 'Accounts Payable Specialist'],
    'Customer Desk': ['Customer Service Agent, Dutch & French', 'Claims Handler', 'Tender Manager'],
  },
};

export const museum: Trade = {
  prose,
  types: ['Permanent', 'One year', 'Volunteer', 'Half-time'],
  pays: ['Grade 4', 'Grade 6', 'Grade 7'],
  places: ['Old Customs House', 'Maritime Wing', 'Stores, Harwell Road', 'Observatory'],
  departments: {
    Collections: [
      'Curator of Instruments',
      'Paper Conservator',
      'Registrar, Loans In',
      'Object Photographer',
      'Archive Assistant',
      'Provenance Researcher',
    ],
    Learning: ['Storyteller', 'Schools Programmer', 'Access Officer', 'Tour Guide (Welsh)'],
    Visitors: ['Gallery Attendant', 'Box Office Supervisor', 'Café Chef de Partie', 'Shop Buyer'],
    Backstage: [
      'Exhibition Carpenter',
      'Lighting Technician',
      'Head of Digital',
      'Fundraising Officer, Trusts',
      'Night Security Guard',
      'Estates Surveyor',
    ],
  },
};
