import { describe, expect, it } from 'vitest';
import { readListing } from './read-listing.ts';
import { isRole } from './role-words.ts';

type Words = {
  readonly heading: string;
  readonly titles: readonly string[];
  readonly none: string;
};

/** Headings and titles in languages that the other tests of this room leave out. */
const languages: Readonly<Record<string, Words>> = {
  ar: {
    heading: 'الوظائف الشاغرة',
    titles: ['مهندس ميكانيكي', 'محاسب أول', 'سائق شاحنة', 'مديرة مستودع', 'أخصائي موارد بشرية'],
    none: 'خدماتنا',
  },
  he: {
    heading: 'משרות פתוחות',
    titles: ['מהנדס/ת אלקטרוניקה', 'מפתח תוכנה בכיר', 'מנהלת רכש', 'טכנאי שירות', 'נציגת מכירות'],
    none: 'מוצרים',
  },
  th: {
    heading: 'ตำแหน่งงานว่าง',
    titles: ['วิศวกรซ่อมบำรุง', 'พนักงานบัญชี', 'ผู้จัดการฝ่ายขาย', 'เจ้าหน้าที่ควบคุมคุณภาพ', 'ช่างเชื่อม'],
    none: 'สวัสดิการ',
  },
  vi: {
    heading: 'Vị trí đang tuyển',
    titles: [
      'Kỹ sư cơ khí',
      'Nhân viên kế toán',
      'Trưởng phòng kinh doanh',
      'Tài xế xe tải',
      'Công nhân may',
    ],
    none: 'Sản phẩm',
  },
  hi: {
    heading: 'वर्तमान रिक्तियां',
    titles: ['डेयरी प्रबंधक', 'गुणवत्ता निरीक्षक', 'लेखाकार', 'ट्रक चालक', 'सॉफ्टवेयर इंजीनियर'],
    none: 'उत्पाद',
  },
  id: {
    heading: 'Lowongan kerja',
    titles: [
      'Teknisi Listrik',
      'Akuntan',
      'Manajer Gudang',
      'Pengemudi Truk',
      'Petugas Kebersihan',
    ],
    none: 'Produk kami',
  },
  hr: {
    heading: 'Otvoreni natječaji',
    titles: ['Vozač tramvaja (m/ž)', 'Električar', 'Kontrolor karata', 'Pravnica', 'Skladištarka'],
    none: 'Vozni red',
  },
};

describe.each(Object.entries(languages))('a list in %s', (_code, { heading, titles, none }) => {
  const url = 'https://www.acme.example/p';
  const items = titles.map((title, n) => `<li><a href="/p/${n + 10}">${title}</a></li>`).join('');
  const page = (over: string, list: string) =>
    readListing({ url, html: `<body><h1>${over}</h1><ul>${list}</ul></body>` });

  it('is read by its heading and its titles', () => {
    expect(page(heading, items).openings.map(({ title }) => title)).toEqual(titles);
  });

  it.each(titles)('has an occupation in "%s"', (title) => {
    expect(isRole(title)).toBe(true);
  });

  it('is not read where its words name no occupation', () => {
    expect(isRole(none)).toBe(false);
    const other = [1, 2, 3].map((n) => `<li><a href="/p/${n}">${none} ${n}</a></li>`).join('');
    expect(page(none, other).openings).toEqual([]);
  });
});

it.each([
  ['ar', 'الوظيفة', 'الموقع', ['مهندس', 'محاسب'], ['دبي', 'العين الصغيرة']],
  ['he', 'תפקיד', 'מיקום', ['מהנדס/ת', 'טכנאי'], ['חיפה', 'כפר קטן']],
  ['th', 'ตำแหน่ง', 'สถานที่ทำงาน', ['วิศวกร', 'พนักงานบัญชี'], ['ระยอง', 'เมืองเล็ก']],
  ['vi', 'Vị trí', 'Địa điểm', ['Kỹ sư', 'Kế toán trưởng'], ['Cần Thơ', 'Làng Nhỏ']],
  ['id', 'Posisi', 'Lokasi', ['Teknisi', 'Akuntan'], ['Medan', 'Desa Kecil']],
  ['hi', 'पद', 'स्थान', ['निरीक्षक', 'ट्रक चालक'], ['इंदौर', 'छोटा गाँव']],
])('reads the columns of a table in %s', (_code, title, place, titles, places) => {
  const row = (cells: readonly string[], name: string) =>
    `<tr>${cells.map((each) => `<${name}>${each}</${name}>`).join('')}</tr>`;
  const rows = titles.map((each, n) => row([each, places[n] ?? ''], 'td')).join('');
  const html = `<body><h1>Jobs</h1><table>${row([title, place], 'th')}${rows}</table></body>`;
  const { openings } = readListing({ url: 'https://www.acme.example/jobs', html });
  expect(openings.map((each) => [each.title, each.place])).toEqual(
    titles.map((each, n) => [each, places[n]]),
  );
});
