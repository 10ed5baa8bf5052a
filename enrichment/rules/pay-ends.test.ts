import { describe, expect, it } from 'vitest';
import { spokenSalary } from './posting.fixture.ts';

describe('pay whose two ends stand apart is one range', () => {
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
  ])('reads %j as %s', (text, salary) => {
    expect(spokenSalary(text)).toBe(salary);
  });
});

const countryOf = (salary: string): string[] => (salary.includes('SEK') ? ['SE'] : []);
