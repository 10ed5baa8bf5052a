import type { Trade } from './trade.ts';

export const polishFurniture: Trade = {
  types: ['Pełny etat', 'Część etatu', 'Umowa zlecenie', 'Staż', 'Praca zmianowa'],
  pays: ['5 200 – 6 400 zł brutto', '8 000 – 11 500 zł brutto', '31,40 zł / h'],
  places: ['Poznań', 'Gdynia', 'Rzeszów', 'Białystok', 'Łódź', 'Praca zdalna'],
  prose: {
    headings: ['Zakres obowiązków', 'Wymagania', 'Oferujemy'],
    intros: [
      'Na stanowisku {title} w lokalizacji {place} zadbasz o to, by meble trafiały do domów na czas.',
      'Do zespołu {team} ({place}) szukamy osoby na stanowisko: {title}.',
      '{place}: dołącz do nas jako {title} i pracuj z drewnem z certyfikowanych lasów.',
    ],
    duties: [
      'Planowanie pracy na zmianie razem z brygadzistą.',
      'Kontrola jakości wyrobów i uzupełnianie dokumentacji.',
      'Kontakt z dostawcami oraz innymi działami.',
      'Dbanie o porządek i bezpieczeństwo na stanowisku.',
      'Udział w szkoleniach nowych pracowników.',
    ],
    profile: [
      'Wykształcenie średnie lub wyższe kierunkowe',
      'Minimum rok doświadczenia na podobnym stanowisku',
      'Dokładność i dobra organizacja pracy',
      'Prawo jazdy kategorii B',
    ],
    offers: [
      'Stabilne zatrudnienie, prywatna opieka medyczna i dofinansowanie obiadów.',
      'Premie kwartalne oraz zniżki na nasze meble.',
    ],
  },
  departments: {
    Produkcja: [
      'Operator maszyn CNC',
      'Stolarz meblowy',
      'Tapicer',
      'Lakiernik',
      'Brygadzista nocnej zmiany',
      'Kontroler jakości',
    ],
    Logistyka: ['Magazynier', 'Kierowca kat. C+E', 'Spedytor międzynarodowy', 'Planista dostaw'],
    Biuro: [
      'Specjalista ds. kadr i płac',
      'Młodszy księgowy',
      'Projektantka wnętrz',
      'Programista PHP',
      'Kierownik działu zakupów',
      'Analityk danych sprzedażowych',
    ],
    Salony: ['Doradca klienta', 'Kierownik salonu', 'Kasjer – praktyki letnie'],
  },
};

export const czechGlass: Trade = {
  types: ['Plný úvazek', 'Zkrácený úvazek', 'Brigáda', 'Dohoda', 'Směnný provoz'],
  pays: ['32 000 – 38 000 Kč', '45 000 Kč', '170 Kč/hod.'],
  places: ['Jablonec nad Nisou', 'Ostrava', 'Brno', 'Plzeň', 'Nový Bor'],
  prose: {
    headings: ['Náplň práce', 'Co od vás čekáme', 'Co vám nabízíme'],
    intros: [
      'Na pozici {title} v provozu {place} budete u skla od tavby až po balení.',
      'Oddělení {team} ({place}) hledá posilu na místo: {title}.',
      'Hledáme kolegu či kolegyni na pozici {title}, pracoviště {place}, nástup dle dohody.',
    ],
    duties: [
      'Příprava zakázek a dohled nad termíny.',
      'Kontrola výrobků a vedení záznamů.',
      'Komunikace se zákazníky i s dílnou.',
      'Zaučování nových kolegů.',
      'Péče o svěřené stroje a nářadí.',
    ],
    profile: [
      'Vyučení nebo středoškolské vzdělání s maturitou',
      'Praxe ve výrobě je výhodou, nikoli podmínkou',
      'Pečlivost a spolehlivost',
      'Řidičský průkaz skupiny B',
    ],
    offers: [
      'Pět týdnů dovolené, stravenky a příspěvek na dopravu.',
      'Náborový příspěvek a zaměstnanecké slevy na naše sklo.',
    ],
  },
  departments: {
    Výroba: [
      'Sklář foukač',
      'Brusič skla',
      'Tavič',
      'Seřizovač lisů',
      'Mistr směny',
      'Balička zboží',
    ],
    Technika: ['Elektromechanik', 'Konstruktér forem', 'Energetik', 'Správce IT sítě'],
    Obchod: ['Obchodní zástupce pro Německo', 'Referentka exportu', 'Prodavač podnikové prodejny'],
    Kanceláře: ['Mzdová účetní', 'Nákupčí', 'Personalista', 'Asistentka ředitele závodu'],
  },
};

export const swedishForest: Trade = {
  types: ['Heltid', 'Deltid', 'Vikariat', 'Sommarjobb', 'Tillsvidare'],
  pays: [],
  places: ['Umeå', 'Östersund', 'Gävle', 'Växjö', 'Piteå', 'Distans'],
  prose: {
    headings: ['Dina uppgifter', 'Vi söker dig som', 'Vi erbjuder'],
    intros: [
      'Som {title} i {place} ser du till att skogen sköts för nästa generation.',
      'Teamet {team} i {place} växer, och vi söker nu en {title}.',
      'Vill du arbeta som {title} med utgångspunkt i {place}? Då kan det här vara din nästa plats.',
    ],
    duties: [
      'Planera veckans arbete tillsammans med lagledaren.',
      'Föra protokoll över provytor och maskintid.',
      'Ha kontakt med markägare och entreprenörer.',
      'Delta i beredskap var åttonde vecka.',
      'Bidra till att vi blir bättre på säkerhet.',
    ],
    profile: [
      'Har en relevant utbildning eller motsvarande erfarenhet',
      'Är noggrann och gillar att arbeta utomhus',
      'Har B-körkort',
      'Uttrycker dig väl på svenska',
    ],
    offers: [
      'Friskvårdsbidrag, flextid och sex veckors semester.',
      'Kollektivavtal, tjänstepension och fika varje dag klockan tio.',
    ],
  },
  departments: {
    Skog: [
      'Skördarförare',
      'Planeringsledare skogsvård',
      'Virkesköpare',
      'Plantskolearbetare, sommar',
      'Naturvårdsspecialist',
    ],
    Sågverk: ['Underhållstekniker', 'Produktionsledare såg', 'Processoperatör tork', 'Truckförare'],
    Transport: ['Timmerbilschaufför', 'Logistikplanerare', 'Fordonsmekaniker'],
    Kontor: [
      'Redovisningsekonom',
      'Systemutvecklare .NET',
      'Kommunikatör',
      'Löneadministratör',
      'Hållbarhetschef',
    ],
  },
};
