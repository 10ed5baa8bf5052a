import { describe, expect, it } from 'vitest';
import { spokenSalary } from './posting.fixture.ts';

describe('a shared currency sign is the money of the job’s country', () => {
  it.each([
    ['Salario: $1.500.000 mensual', 'CO', '1500000-1500000 COP month'],
    ['Sueldo: $1.200.000 líquidos mensuales', 'CL', '1200000-1200000 CLP month'],
    ['Salary: $80,000 - $95,000 per year', 'CA', '80000-95000 CAD year'],
    ['Salary: $80,000 - $95,000 per year', 'AU', '80000-95000 AUD year'],
    ['Sueldo: $25,000 a $30,000 mensuales', 'MX', '25000-30000 MXN month'],
    ['Sueldo: $900.000 por mes', 'AR', '900000-900000 ARS month'],
    ['Salary: $5,000 - $7,000 per month', 'SG', '5000-7000 SGD month'],
    ['Salary: $30,000 - $35,000 per month', 'HK', '30000-35000 HKD month'],
    ['Salary: $85,000 - $95,000', 'NZ', '85000-95000 NZD year'],
    ['Salary: USD $85,000 - $95,000', 'CA', '85000-95000 USD year'],
    ['Salary: $85,000 - $95,000 (USD)', 'CA', '85000-95000 USD year'],
    ['Salary range: $4,000 - $6,000 per month', 'CO', '4000-6000 USD month'],
    ['Lön: 35 000 kr/månad', 'SE', '35000-35000 SEK month'],
    ['Lønn: kr 650 000 - 750 000 per år', 'NO', '650000-750000 NOK year'],
    ['Løn: 42.000 kr. pr. måned', 'DK', '42000-42000 DKK month'],
    ['薪资 ¥20,000-¥30,000/月', 'CN', '20000-30000 CNY month'],
    ['月給 ¥300,000', 'JP', '300000-300000 JPY month'],
    ['年収 ¥6,000,000〜¥9,000,000', 'JP', '6000000-9000000 JPY year'],
    ['Salário: R$ 5.000,00 por mês', 'BR', '5000-5000 BRL month'],
    ['Salary: $120,000 - $150,000', 'DE', '120000-150000 USD year'],
    ['Salary: $120,000 - $150,000', 'US+CA', '120000-150000 USD year'],
    ['Salary: R25 000 - R30 000 per month', 'ZA', '25000-30000 ZAR month'],
    ['Salary: Rs 80,000 per month', 'PK', '80000-80000 PKR month'],
    ['月薪 40,000元', 'TW', '40000-40000 TWD month'],
    ['Sueldo $500.000 líquido mensual', 'CL', '500000-500000 CLP month'],
    ['Salary: $80,000 - $95,000 per year', 'CA+AU', 'none'],
  ])('reads %j in %s as %s', (text, countries, salary) => {
    expect(spokenSalary(text, countries.split('+'))).toBe(salary);
  });
});
