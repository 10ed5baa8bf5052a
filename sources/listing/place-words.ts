import { countryCode } from '#core/country.ts';
import { remembering } from '#core/remember.ts';

/** Large cities and usual seats of companies: enough that a column of places is known by some. */
const cities =
  'amsterdam|rotterdam|the hague|den haag|utrecht|eindhoven|groningen|tilburg|breda|arnhem|nijmegen|haarlem|leiden|delft|maastricht|zwolle|almere|enschede|antwerp|antwerpen|gent|ghent|brussels|bruxelles|brussel|brugge|bruges|leuven|liège|namur|luxembourg|berlin|hamburg|münchen|munich|köln|cologne|frankfurt|frankfurt am main|stuttgart|düsseldorf|leipzig|dresden|hannover|hanover|nürnberg|nuremberg|bremen|essen|dortmund|duisburg|bochum|bonn|münster|karlsruhe|mannheim|augsburg|wiesbaden|mainz|kiel|lübeck|rostock|erfurt|jena|potsdam|freiburg|heidelberg|ulm|regensburg|würzburg|ingolstadt|kassel|aachen|bielefeld|braunschweig|magdeburg|halle|chemnitz|saarbrücken|darmstadt|oldenburg|osnabrück|wolfsburg|göttingen|paderborn|konstanz|passau|bamberg|bayreuth|trier|koblenz|heilbronn|wien|vienna|graz|linz|salzburg|innsbruck|klagenfurt|villach|zürich|zurich|basel|bern|genf|geneva|genève|lausanne|luzern|lucerne|winterthur|st. gallen|zug|lugano|paris|lyon|marseille|toulouse|nice|nantes|strasbourg|montpellier|bordeaux|lille|rennes|reims|grenoble|dijon|angers|nîmes|toulon|le havre|rouen|metz|nancy|tours|clermont-ferrand|orléans|brest|madrid|barcelona|valencia|sevilla|seville|zaragoza|málaga|malaga|bilbao|murcia|palma|granada|alicante|córdoba|valladolid|vigo|gijón|san sebastián|santander|pamplona|a coruña|lisboa|lisbon|porto|braga|coimbra|aveiro|faro|setúbal|roma|rome|milano|milan|napoli|naples|torino|turin|palermo|genova|bologna|firenze|florence|bari|catania|venezia|verona|padova|trieste|brescia|parma|modena|bergamo|london|manchester|birmingham|leeds|glasgow|edinburgh|liverpool|bristol|sheffield|newcastle|nottingham|cardiff|belfast|leicester|cambridge|oxford|brighton|reading|southampton|york|bath|aberdeen|dundee|coventry|dublin|cork|galway|limerick|warszawa|warsaw|kraków|krakow|cracow|wrocław|wroclaw|poznań|poznan|gdańsk|gdansk|łódź|lodz|katowice|szczecin|lublin|gdynia|sopot|bydgoszcz|toruń|białystok|rzeszów|gliwice|opole|praha|prague|brno|ostrava|plzeň|liberec|olomouc|hradec králové|pardubice|české budějovice|zlín|bratislava|košice|žilina|nitra|trnava|budapest|debrecen|szeged|győr|pécs|miskolc|bucurești|bucharest|cluj-napoca|cluj|timișoara|timisoara|iași|iasi|brașov|brasov|constanța|sibiu|sofia|софия|plovdiv|varna|athens|αθήνα|thessaloniki|zagreb|split|rijeka|ljubljana|maribor|belgrade|beograd|novi sad|sarajevo|skopje|vilnius|kaunas|riga|rīga|tallinn|tartu|stockholm|göteborg|gothenburg|malmö|uppsala|linköping|örebro|västerås|helsingborg|lund|umeå|jönköping|norrköping|oslo|bergen|trondheim|stavanger|tromsø|kristiansand|københavn|copenhagen|aarhus|århus|odense|aalborg|esbjerg|helsinki|espoo|tampere|vantaa|oulu|turku|jyväskylä|lahti|kuopio|reykjavik|moscow|москва|санкт-петербург|kyiv|київ|lviv|львів|харків|одеса|minsk|istanbul|i̇stanbul|ankara|izmir|tel aviv|jerusalem|dubai|abu dhabi|riyadh|cairo|johannesburg|cape town|nairobi|lagos|casablanca|tunis|accra|new york|new york city|nyc|brooklyn|san francisco|san francisco bay area|bay area|los angeles|chicago|boston|seattle|austin|denver|atlanta|dallas|houston|phoenix|philadelphia|san diego|san jose|portland|miami|washington|washington dc|washington, dc|minneapolis|detroit|nashville|raleigh|charlotte|salt lake city|pittsburgh|palo alto|mountain view|menlo park|sunnyvale|santa clara|oakland|boulder|columbus|cleveland|cincinnati|indianapolis|kansas city|st. louis|orlando|tampa|baltimore|las vegas|sacramento|santa monica|irvine|toronto|montreal|montréal|vancouver|ottawa|calgary|edmonton|waterloo|québec|halifax|winnipeg|mexico city|ciudad de méxico|guadalajara|monterrey|bogotá|bogota|medellín|lima|santiago|buenos aires|montevideo|são paulo|sao paulo|rio de janeiro|belo horizonte|curitiba|porto alegre|brasília|recife|florianópolis|salvador|fortaleza|campinas|tokyo|東京|東京都|osaka|大阪|大阪府|kyoto|京都|京都府|nagoya|名古屋|名古屋市|fukuoka|福岡|福岡県|福岡市|sapporo|札幌|札幌市|横浜|横浜市|神戸|神戸市|仙台|仙台市|広島|神奈川県|愛知県|北海道|千葉県|埼玉県|兵庫県|渋谷区|港区|新宿区|seoul|서울|부산|판교|성남|beijing|北京|shanghai|上海|shenzhen|深圳|guangzhou|广州|hangzhou|杭州|chengdu|成都|hong kong|香港|taipei|台北|singapore|bangalore|bengaluru|mumbai|delhi|new delhi|hyderabad|pune|chennai|gurgaon|gurugram|noida|kolkata|manila|jakarta|kuala lumpur|bangkok|ho chi minh city|hanoi|sydney|melbourne|brisbane|perth|adelaide|canberra|auckland|wellington|christchurch|lüneburg|potsdam|hildesheim|remscheid|gütersloh|flensburg|schwerin|cottbus|zwickau|plauen|gera|weimar|fulda|gießen|marburg|siegen|hagen|krefeld|mönchengladbach|oberhausen|gelsenkirchen|wuppertal|solingen|leverkusen|ludwigshafen|pforzheim|reutlingen|tübingen|friedrichshafen|kempten|rosenheim|landshut|erlangen|fürth';

const cityNames = new Set(cities.split('|'));

/** True for a text that starts or ends with the name of a large city or of a country. */
export const isKnownPlace = remembering((text): boolean => {
  if (text.length > 80) return false;
  const parts = text
    .toLowerCase()
    .split(/\s*(?:[,;/|·•()]|\s[-–—]\s| or | oder | ou | and | und | & |、)\s*/u)
    .filter((part) => part !== '');
  return parts.some(
    (part) =>
      cityNames.has(part) ||
      cityNames.has(part.replace(/^(?:\d{4,5}|greater|groot|grand|region|raum|área de)\s+/, '')) ||
      // A postal district or part of the town follows: "Berlin-Mitte", "Praha 4".
      cityNames.has(part.replace(/[-–\s](?:\d{1,2}|\p{L}+)$/u, '')) ||
      (part.length > 3 && countryCode(part) !== null),
  );
});

/** "Springfield, IL", "Lyon (69)", "Bad Homburg, Germany": written as places are. */
export const isPlaceShaped = remembering((text): boolean =>
  /^\p{Lu}[\p{L}.'’ -]{1,40}(?:,\s?(?:\p{Lu}{2,3}|\p{Lu}[\p{L}.'’ -]{2,30}))(?:,\s?[\p{L} ]{2,30})?$|^\p{Lu}[\p{L}'’ -]{2,40}\s?\(\d{2,5}\)$|^\d{4,5}\s\p{Lu}[\p{L} -]{2,40}$/u.test(
    text,
  ),
);
