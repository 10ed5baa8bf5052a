import { describe, expect, it } from 'vitest';
import { spokenSalary } from './posting.fixture.ts';

describe('pay with its two ends apart is one range', () => {
  it.each([
    [
      'Base pay runs from $101,500/year in the cheapest of our regions up to $187,300/year in the dearest.',
      '101500-187300 USD year',
    ],
    [
      'The yearly salary has a minimum of $80,000 and a maximum of $100,000.',
      '80000-100000 USD year',
    ],
    ['Minimum salary: $80,000\nMaximum salary: $120,000', '80000-120000 USD year'],
    [
      'The pay range for this role begins at $95,000 and tops out at $150,000.',
      '95000-150000 USD year',
    ],
    [
      'Base pay starts from $90,000 (Tier 3 cities) and goes to $130,000 (Tier 1 cities)',
      '90000-130000 USD year',
    ],
    ['Salary £32,000 rising to £38,000 a year', '32000-38000 GBP year'],
    [
      'The base pay for this position ranges from $138,200/year in our lowest geographic market up to $239,000/year in our highest geographic market. Pay is based on a number of factors including market location.',
      '138200-239000 USD year',
    ],
    [
      'The US base salary ranges from $150,000 in our lowest geographic market to $200,000 in our highest geographic market.',
      '150000-200000 USD year',
    ],
    ['Salary: min. $80,000, max. $95,000', '80000-95000 USD year'],
    ['Minimum: $80,000 | Maximum: $120,000', '80000-120000 USD year'],
    ['Salary range\nMinimum Midpoint Maximum\n$80,000 $100,000 $120,000', '80000-120000 USD year'],
    ['Salary\nMinimum Maximum\n$80,000 $120,000', '80000-120000 USD year'],
    ['Annual salary\nMinimum\n$80,000\nMaximum\n$120,000', '80000-120000 USD year'],
    [
      'Range Minimum: $80,000\nRange Midpoint: $100,000\nRange Maximum: $120,000\nSalary depends on experience.',
      '80000-120000 USD year',
    ],
    ['Pay Range: Low $25.00/hr - High $32.50/hr', '25-32.5 USD hour'],
    [
      'Starting pay is $20.00 per hour, going up to $24.50 per hour after training.',
      '20-24.5 USD hour',
    ],
    ['Gehalt: mindestens 45.000 € und höchstens 60.000 € im Jahr', '45000-60000 EUR year'],
    [
      'Das Jahresgehalt liegt zwischen 55.000 Euro (Einstieg) und 70.000 Euro.',
      '55000-70000 EUR year',
    ],
    [
      'Mindestgehalt: 3.200 € brutto/Monat\nHöchstgehalt: 4.100 € brutto/Monat',
      '3200-4100 EUR month',
    ],
    ['Gehalt ab 3.000 € steigend auf 3.600 € pro Monat', '3000-3600 EUR month'],
    [
      'Salaire de 35 000 € brut annuel pour un débutant à 45 000 € pour un profil confirmé',
      '35000-45000 EUR year',
    ],
    [
      'Salaire minimum : 2 200 € par mois\nSalaire maximum : 2 800 € par mois',
      '2200-2800 EUR month',
    ],
    [
      'Salario desde 30.000 € brutos anuales hasta 38.000 € según experiencia',
      '30000-38000 EUR year',
    ],
    ['Salario mínimo: 30.000 €\nSalario máximo: 38.000 €', '30000-38000 EUR year'],
    [
      'RAL da 28.000 € per profili junior fino a 35.000 € per profili senior',
      '28000-35000 EUR year',
    ],
    ['Salaris: minimaal € 3.200,- en maximaal € 4.500,- bruto per maand', '3200-4500 EUR month'],
    ['Wynagrodzenie od 8 000 zł brutto miesięcznie do 12 000 zł', '8000-12000 PLN month'],
    ['Lön från 32 000 kr till 40 000 kr per månad', '32000-40000 SEK month'],
    ['Salário mínimo de R$ 4.000 e máximo de R$ 6.000 por mês', '4000-6000 BRL month'],
    ['Pay starts at $90,000 in Ohio, and goes up to $115,000 in New York', '90000-115000 USD year'],
    ['The annual pay: $95,000 (minimum) to $125,000 (maximum)', '95000-125000 USD year'],
    ['Salary Minimum $51,000.00 Salary Maximum $60,000.00', '51000-60000 USD year'],
    ['£28,500 per annum rising to £31,000 on completion of probation', '28500-31000 GBP year'],
    ['Hourly wage between $17.00 in Texas and $21.50 in California', '17-21.5 USD hour'],
    ['From 80.000 up to 100.000 EUR a year', '80000-100000 EUR year'],
    ['Salary: 45.000 EUR min, 60.000 EUR max', '45000-60000 EUR year'],
    ['Pay: at least $20/hour and at most $25/hour', '20-25 USD hour'],
    ['Pay scale\nMinimum | Maximum\n--- | ---\n$80,000 | $120,000', '80000-120000 USD year'],
    ['Salary\nMin. $80,000\nMax. $120,000', '80000-120000 USD year'],
    ['Salary\n• Minimum: $80,000\n• Maximum: $120,000', '80000-120000 USD year'],
    ['Salary range minimum $80,000 to maximum $120,000', '80000-120000 USD year'],
    [
      'Compensation: from a minimum of $80,000 up to a maximum of $120,000, based on experience',
      '80000-120000 USD year',
    ],
    ['Our pay ranges from $80,000 (entry level) to $120,000 (senior)', '80000-120000 USD year'],
    [
      'The base pay ranges from $80,000 a year in our lowest labor market to $120,000 a year in our highest',
      '80000-120000 USD year',
    ],
    ['Starting salary: $80,000. Top salary: $120,000.', '80000-120000 USD year'],
    ['Pay begins at $20 per hour and can go as high as $28 per hour', '20-28 USD hour'],
    ['$20/hour to start, up to $24/hour after 6 months', '20-24 USD hour'],
    ['Lowest pay: $41,000; highest pay: $53,000 per year', '41000-53000 USD year'],
    ['Range min: 80,000 USD\nRange max: 120,000 USD\nannual salary', '80000-120000 USD year'],
    ['Gehalt: von 45.000 € bis zu 60.000 € brutto jährlich', '45000-60000 EUR year'],
    ['Gehalt von mindestens 45.000 € bis maximal 60.000 €', '45000-60000 EUR year'],
    ['Gehalt: 45.000 € (Berufseinsteiger) bis 60.000 € (mit Erfahrung)', '45000-60000 EUR year'],
    ['Einstiegsgehalt 45.000 €, nach drei Jahren bis zu 60.000 €', '45000-60000 EUR year'],
    ["Salaire : à partir de 2 000 € et jusqu'à 2 600 € brut par mois", '2000-2600 EUR month'],
    ['Salaire minimum 35 000 € / maximum 45 000 €', '35000-45000 EUR year'],
    ["Salaire débutant 30 000 € pouvant aller jusqu'à 36 000 €", '30000-36000 EUR year'],
    ['Salario: mínimo 24.000 €, máximo 30.000 €', '24000-30000 EUR year'],
    [
      'Sueldo desde $15,000 en el interior hasta $20,000 en la capital, mensual',
      '15000-20000 MXN month',
    ],
    ['Stipendio: da un minimo di € 1.600 a un massimo di € 2.100 al mese', '1600-2100 EUR month'],
    ['Salaris vanaf € 2.800 tot maximaal € 3.900 per maand', '2800-3900 EUR month'],
    ['Salaris: min € 2.800, max € 3.900 bruto per maand', '2800-3900 EUR month'],
    ['Lägst 28 000 kr och högst 36 000 kr i månaden (lön)', '28000-36000 SEK month'],
    ['Løn fra 30.000 kr. op til 38.000 kr. om måneden', '30000-38000 DKK month'],
    ['Wynagrodzenie: minimum 8 000 zł, maksimum 12 000 zł brutto/mies.', '8000-12000 PLN month'],
    ['Plat od 35 000 Kč (junior) do 60 000 Kč (senior) měsíčně', '35000-60000 CZK month'],
    ['Salário: de R$ 3.000 (júnior) a R$ 5.000 (pleno) por mês', '3000-5000 BRL month'],
    ['最低月薪 8,000元，最高月薪 12,000元', '8000-12000 CNY month'],
    ['年収：最低400万円、最高600万円', '4000000-6000000 JPY year'],
    ['Salary between £30,000 in the regions and £36,000 in London', '30000-36000 GBP year'],
    [
      'The lower end of the range is $90,000 and the upper end is $110,000 for this salary band.',
      '90000-110000 USD year',
    ],
    ['Salary: $90,000 at the low end, $110,000 at the high end', '90000-110000 USD year'],
  ])('reads %j as %s', (text, salary) => {
    expect(spokenSalary(text, countryOf(salary))).toBe(salary);
  });
});

describe('amounts that are no two ends of one pay stay apart', () => {
  it.each([
    ['Salary from $90,000. Bonus up to $20,000.', '90000-null USD year'],
    ['Base salary from $90,000 with commission up to $150,000', '90000-null USD year'],
    ['Base salary is $60,000, bonus up to $100,000', '60000-60000 USD year'],
    ['Salary band: £40,000 - £45,000, rising to £50,000', '40000-45000 GBP year'],
    ['Base pay is $101,500 - $187,300 a year, depending on the region.', '101500-187300 USD year'],
    [
      'Base salary range: L4: $120,000 - $150,000 / L5: $150,000 - $190,000',
      '120000-150000 USD year',
    ],
    ['The minimum salary is $90,000.', '90000-null USD year'],
    ['Maximum salary: $110,000', 'null-110000 USD year'],
    ['Minimum wage in the city is $16. Our pay is $22 per hour.', '22-22 USD hour'],
    ['Salary from $60,000; company revenue up to $100,000', '60000-null USD year'],
    ['Salary $50,000 to start; up to $60,000 in relocation', '50000-50000 USD year'],
  ])('reads %j as %s', (text, salary) => {
    expect(spokenSalary(text)).toBe(salary);
  });
});

const countryOf = (salary: string): string[] =>
  ['SEK SE', 'DKK DK', 'MXN MX']
    .filter((pair) => salary.includes(pair.slice(0, 3)))
    .map((pair) => pair.slice(4));
