import type { Prose, Trade } from './trade.ts';

const prose: Prose = {
  headings: ['The work', 'Who does well here', 'Pay and conditions'],
  intros: [
    'You would be our {title}, working out of {place}, two doors from the people who depend on it.',
    '{title}: a post that has been vacant in {place} since August, and that {team} misses daily.',
    'From {place}, the {title} serves everyone in {team} and a good many people outside it.',
  ],
  duties: [
    'Own the calendar for your area, and defend it.',
    'Prepare the monthly figures and present them without slides.',
    'Stand in for two colleagues during holidays.',
    'Keep equipment safe, clean and ready for inspection.',
    'Reply to every enquiry yourself, even when the reply is no.',
    'Take turns on the late rota, about one week in five.',
  ],
  profile: [
    'Evidence that you finish things',
    'Experience with the public, students or guests',
    'Comfort with spreadsheets and with silence',
    'The right to work where the post is based, or patience while we arrange it',
    'First aid certificate, or readiness to earn one',
  ],
  offers: [
    'The scale is published, reviewed each April, and the same for everyone in {team}.',
    'Six weeks of leave, and an interest-free loan for a bicycle or a deposit.',
    'Meals on shift, a locker of your own, and a pension from day one.',
  ],
};

const types = ['Ongoing', 'Fixed term, 2 years', 'Part-time 0.6', 'Casual', 'Internship'];

export const hotel: Trade = {
  prose,
  types,
  pays: ['€14.80 p/h', '€2,300 gross', '€41k'],
  places: ['Valletta', 'Galway', 'Tallinn', 'Bergen', 'Chania'],
  departments: {
    'Front of House': [
      'Front Desk Agent',
      'Night Auditor',
      'Concierge',
      'Duty Manager',
      'Bell Attendant',
    ],
    Kitchen: ['Commis Chef', 'Pastry Sous Chef', 'Kitchen Porter', 'Breakfast Cook', 'Butcher'],
    Spa: ['Massage Therapist', 'Lifeguard', 'Yoga Teacher (mornings)'],
    'Back Office': ['Revenue Manager', 'Reservations Agent', 'Purchaser', 'Hotel Engineer'],
  },
};

export const university: Trade = {
  prose,
  types,
  pays: ['Spine 30–36', 'Spine 37–44', '$71,900 – $96,400'],
  places: ['Kelvin Campus', 'Harbour Campus', 'Field Station Svartnes', 'Online'],
  departments: {
    Geosciences: [
      'Postdoctoral Fellow in Glaciology',
      'PhD Studentship: Permafrost Carbon',
      'Research Vessel Mate',
      'Lecturer in Volcanology',
    ],
    Humanities: [
      'Lecturer (Teaching) in Roman Law',
      'Assistant Professor of Musicology',
      'Reader in Early Print',
      'Research Assistant, Letters of Aphra',
    ],
    Library: ['Metadata Librarian', 'Shelving Assistant', 'Research Data Steward'],
    'Estates and IT': [
      'Identity & Access Engineer',
      'Gardener',
      'Timetabling Officer',
      'Chief Information Officer',
      'Boiler Engineer',
    ],
  },
};

export const aerospace: Trade = {
  prose,
  types,
  pays: ['$112,000–$148,000', '$31.50/hr', '$165,000–$210,000'],
  places: ['Tucson, AZ', 'Huntsville, AL', 'Long Beach, CA', 'Remote, US', 'Cocoa, FL'],
  departments: {
    Propulsion: [
      'Propulsion Test Engineer',
      'Turbomachinery Analyst II',
      'Welder, Orbital TIG',
      'Principal Combustion Engineer',
    ],
    Avionics: [
      'GNC Engineer II',
      'Harness Technician, 2nd shift',
      'FPGA Design Engineer',
      'RF Test Engineer',
    ],
    'Launch Operations': [
      'Range Coordinator',
      'Cryogenics Technician',
      'Crane & Rigging Lead',
      'Flight Safety Analyst',
    ],
    'General & Administrative': [
      'Export Control Specialist',
      'Buyer/Planner',
      'Cost Accountant',
      'Recruiter, Hourly Roles',
      'Sr. Manager, Facilities',
    ],
  },
};

export const charity: Trade = {
  prose,
  types,
  pays: [],
  places: ['Nairobi', 'Geneva', 'Amman', 'Dakar', 'Home-based', 'Port Moresby'],
  departments: {
    Programmes: [
      'Emergency Response Coordinator',
      'WASH Adviser',
      'Cash & Voucher Officer',
      'Nutrition Surveyor',
      'Monitoring, Evaluation & Learning Manager',
    ],
    Fundraising: ['Major Gifts Officer', 'Challenge Events Executive', 'Legacy Marketing Lead'],
    Advocacy: ['Humanitarian Policy Analyst', 'Campaigner: Clean Cooking', 'Spokesperson (French)'],
    Logistics: ['Fleet Mechanic', 'Procurement Delegate', 'Warehouse Supervisor', 'Radio Operator'],
    Support: ['Safeguarding Adviser', 'Grants Accountant', 'Translator FR–EN', 'Help Desk Analyst'],
  },
};
