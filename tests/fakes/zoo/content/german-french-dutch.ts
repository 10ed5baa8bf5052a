import type { Trade } from './trade.ts';

export const germanMachines: Trade = {
  types: ['Vollzeit', 'Vollzeit', 'Teilzeit', 'Ausbildung', 'Werkstudent', 'befristet'],
  pays: [],
  places: ['Esslingen', 'Chemnitz', 'Paderborn', 'Augsburg', 'Linz', 'Zürich'],
  prose: {
    headings: ['Ihre Aufgaben', 'Ihr Profil', 'Wir bieten'],
    intros: [
      'Als {title} am Standort {place} sorgen Sie dafür, dass unsere Pressen beim Kunden pünktlich laufen.',
      'Für den Bereich {team} in {place} suchen wir zum nächstmöglichen Zeitpunkt Verstärkung: {title}.',
      'Sie möchten als {title} in {place} etwas bauen, das dreißig Jahre hält? Dann passen wir zusammen.',
    ],
    duties: [
      'Sie planen Aufträge gemeinsam mit der Fertigung und halten Termine im Blick.',
      'Sie prüfen Zeichnungen und geben sie nach Rücksprache frei.',
      'Sie dokumentieren Messwerte und werten Abweichungen aus.',
      'Sie betreuen Kunden bei der Inbetriebnahme vor Ort.',
      'Sie weisen neue Kolleginnen und Kollegen ein.',
      'Sie verbessern Abläufe und stellen Ihre Ideen im Wochengespräch vor.',
    ],
    profile: [
      'Abgeschlossene Berufsausbildung oder ein vergleichbares Studium',
      'Mehrjährige Erfahrung im Maschinenbau ist von Vorteil',
      'Sorgfältige Arbeitsweise und Freude an der Zusammenarbeit',
      'Führerschein Klasse B',
      'Gute Deutschkenntnisse in Wort und Schrift',
    ],
    offers: [
      '30 Tage Urlaub, Gleitzeit und ein Zuschuss zum Jobticket.',
      'Tarifliche Bezahlung, Betriebsrente und eine Kantine mit Blick auf den Neckar.',
    ],
  },
  departments: {
    Konstruktion: [
      'Konstrukteur Hydraulik (m/w/d)',
      'Technischer Zeichner (m/w/d)',
      'Entwicklungsingenieur Antriebe (w/m/d)',
      'Werkstudent CAD (m/w/d)',
    ],
    Fertigung: [
      'Zerspanungsmechaniker (m/w/d)',
      'Schweißer WIG (m/w/d)',
      'Schichtführer Gießerei (m/w/d)',
      'Industriemechaniker Montage (m/w/d)',
      'Ausbildung zum Mechatroniker (m/w/d) 2027',
      'Lackierer (m/w/d)',
    ],
    Service: [
      'Servicetechniker Außendienst (m/w/d)',
      'Mitarbeiter Ersatzteillager (m/w/d)',
      'Leitung Kundendienst Nord (m/w/d)',
    ],
    Verwaltung: [
      'Sachbearbeiterin Einkauf (w/m/d)',
      'Personalreferent (m/w/d)',
      'Controller (m/w/d)',
      'Assistenz der Geschäftsführung (m/w/d)',
      'IT-Systemadministrator (m/w/d)',
    ],
  },
};

export const frenchTheatre: Trade = {
  types: ['CDI', 'CDD', 'Temps partiel', 'Alternance', 'Stage'],
  pays: ['2 150 € brut / mois', '34 000 € brut annuel', '28 à 31 k€'],
  places: ['Lyon', 'Saint-Étienne', 'Grenoble', 'Villeurbanne', 'Genève'],
  prose: {
    headings: ['Vos missions', 'Votre profil', 'Nous vous proposons'],
    intros: [
      'En tant que {title} à {place}, vous accompagnez la saison du premier filage à la dernière représentation.',
      'Notre équipe {team} de {place} s’agrandit et recherche une personne pour le poste suivant : {title}.',
      'Vous rejoignez à {place} une maison de soixante permanents comme {title}.',
    ],
    duties: [
      'Préparer les plannings hebdomadaires avec les régisseurs.',
      'Accueillir les compagnies et répondre à leurs questions.',
      'Tenir à jour les documents de sécurité du bâtiment.',
      'Suivre le budget de votre secteur et alerter en cas d’écart.',
      'Participer aux réunions de production du lundi.',
    ],
    profile: [
      'Première expérience dans le spectacle vivant appréciée',
      'Aisance à l’écrit comme à l’oral',
      'Disponibilité en soirée et certains week-ends',
      'Permis B souhaité',
    ],
    offers: [
      'Tickets restaurant, places pour toute la saison et mutuelle prise en charge à 70 %.',
      'Deux jours de télétravail par semaine pour les postes qui le permettent.',
    ],
  },
  departments: {
    Technique: [
      'Régisseur son (F/H)',
      'Chef machiniste (F/H)',
      'Électricienne ou électricien de plateau',
      'Constructeur de décors (F/H)',
      'Apprenti cintrier (F/H)',
    ],
    'Relations publiques': [
      'Chargé·e de billetterie',
      'Responsable des publics scolaires (F/H)',
      'Hôte d’accueil du soir (F/H)',
      'Attaché de presse (F/H)',
    ],
    Administration: [
      'Comptable unique (F/H)',
      'Administrateur de production (F/H)',
      'Chargée de paie (F/H)',
      'Juriste droits d’auteur (F/H)',
    ],
    Costumes: ['Couturière / couturier flou', 'Habilleuse de tournée', 'Perruquière (F/H)'],
  },
};

export const dutchWater: Trade = {
  types: ['Fulltime', 'Parttime', '32–40 uur', 'Stage', 'Tijdelijk'],
  pays: ['€ 2.900 – € 3.800', '€ 3.400 – € 4.650', 'schaal 9'],
  places: ['Zwolle', 'Middelburg', 'Den Helder', 'Nijmegen', 'Leeuwarden'],
  prose: {
    headings: ['Wat ga je doen?', 'Wie ben jij?', 'Wat bieden wij?'],
    intros: [
      'Als {title} in {place} houd je duizenden mensen veilig achter de dijk.',
      'Het team {team} in {place} zoekt een nieuwe collega: {title}.',
      'In {place} ga je als {title} aan de slag in een ploeg van zeven.',
    ],
    duties: [
      'Je controleert gemalen en legt je bevindingen vast.',
      'Je overlegt met boeren, gemeenten en bewoners.',
      'Je bereidt onderhoud voor en begeleidt aannemers.',
      'Je draait eens per zes weken een storingsdienst.',
      'Je denkt mee over de plannen voor het komende jaar.',
    ],
    profile: [
      'Een afgeronde mbo- of hbo-opleiding',
      'Ervaring met veldwerk en goede laarzen',
      'Rijbewijs B',
      'Je schrijft heldere verslagen in het Nederlands',
    ],
    offers: [
      'Een dertiende maand, een fietsplan en ruimte om te leren.',
      'Een 36-urige werkweek en zelf te kiezen vrije dagen.',
    ],
  },
  departments: {
    Dijken: [
      'Dijkwachter',
      'Projectleider Dijkversterking',
      'Geotechnisch Adviseur',
      'Muskusrattenbestrijder',
      'Toezichthouder Buitendienst',
    ],
    Zuivering: [
      'Procesoperator Zuivering',
      'Laborant Waterkwaliteit',
      'Monteur Elektrotechniek',
      'Stagiair Chemie',
    ],
    Bedrijfsvoering: [
      'Medewerker Belastingen',
      'Adviseur Informatiebeveiliging',
      'HR-adviseur',
      'GIS-specialist',
      'Senior Inkoper',
      'Communicatieadviseur Omgeving',
    ],
  },
};
