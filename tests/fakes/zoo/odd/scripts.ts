import { escapeHtml as esc } from '#demo/pages.ts';
import { each, links, page, routed, type ZooSite } from '../site.ts';
import { detailPage, type Post, posts, postTruths } from './posts.ts';

/** A forwarder in the Gulf: Arabic cards, from right to left, beside reasons built alike. */
export function nakheel(): ZooSite {
  const origin = 'https://www.nakheel-logistics.example';
  const all = posts(4_100, [
    ['مهندس ميكانيكي', 'دبي'],
    ['محاسب أول', 'أبوظبي'],
    ['سائق شاحنة', 'الشارقة'],
    ['مدير مستودع', 'دبي'],
    ['أخصائي موارد بشرية', 'الرياض'],
  ]);
  const path = ({ id }: Post) => `/ar/careers/${id}`;
  const reasons = ['تدريب مستمر', 'تأمين صحي', 'فريق متنوع'];

  return {
    name: 'nakheel-logistics',
    kind: 'Arabic cards, right to left',
    needsBrowser: false,
    language: 'ar',
    url: `${origin}/ar/careers`,
    outcome: 'openings',
    openings: postTruths(all, { url: (post) => origin + path(post) }),
    shown: { item: '.card' },
    serve: routed({
      '/ar/careers': () =>
        page({
          lang: 'ar',
          title: 'الوظائف',
          bodyAttributes: 'dir="rtl"',
          body: `<nav>${links({ '/ar': 'الرئيسية', '/ar/services': 'خدماتنا', '/ar/careers': 'الوظائف', '/en/careers': 'English' })}</nav><h1>الوظائف الشاغرة</h1><div class="grid">${each(all, (post) => `<div class="card"><h3>${esc(post.title)}</h3><p>${esc(post.place)}</p><p>دوام كامل</p><a href="${path(post)}">التفاصيل والتقديم</a></div>`)}</div><h2>لماذا نحن</h2><div class="grid">${each(reasons, (reason) => `<div class="why"><h3>${reason}</h3><p>دورات كل شهر.</p></div>`)}</div><footer>${links({ '/ar/privacy': 'سياسة الخصوصية', '/ar/contact': 'اتصل بنا' })}</footer>`,
        }),
      '/ar/careers/:key': detailPage(all, 'ar'),
    }),
  };
}

/** A maker of lenses: a Hebrew table with titles for both genders. */
export function gvanim(): ZooSite {
  const origin = 'https://www.gvanim-optics.example';
  const all = posts(4_200, [
    ['מהנדס/ת אלקטרואופטיקה', 'חיפה'],
    ['מפתח/ת תוכנה בכיר/ה', 'תל אביב'],
    ['מנהל/ת רכש', 'יקנעם'],
    ['טכנאי/ת שירות', 'באר שבע'],
  ]);
  const path = ({ id }: Post) => `/jobs/${id}`;

  return {
    name: 'gvanim-optics',
    kind: 'Hebrew table',
    needsBrowser: false,
    language: 'he',
    url: `${origin}/jobs`,
    outcome: 'openings',
    openings: postTruths(all, { url: (post) => origin + path(post) }),
    shown: { item: 'tbody tr' },
    serve: routed({
      '/jobs': () =>
        page({
          lang: 'he',
          title: 'משרות',
          bodyAttributes: 'dir="rtl"',
          body: `<nav>${links({ '/': 'בית', '/products': 'מוצרים', '/jobs': 'דרושים' })}</nav><h1>משרות פתוחות</h1><table><thead><tr><th>תפקיד</th><th>מיקום</th><th>היקף</th></tr></thead><tbody>${each(all, (post) => `<tr><td><a href="${path(post)}">${esc(post.title)}</a></td><td>${esc(post.place)}</td><td>משרה מלאה</td></tr>`)}</tbody></table>`,
        }),
      '/jobs/:key': detailPage(all, 'he'),
    }),
  };
}

/** A food factory: a Thai list, whose words have no blanks between them. */
export function chaopraya(): ZooSite {
  const origin = 'https://www.chaopraya-foods.example';
  const all = posts(4_300, [
    ['วิศวกรซ่อมบำรุง', 'ระยอง'],
    ['พนักงานบัญชี', 'กรุงเทพฯ'],
    ['พนักงานขับรถส่งสินค้า', 'ชลบุรี'],
    ['ผู้จัดการฝ่ายขาย', 'กรุงเทพฯ'],
    ['เจ้าหน้าที่ควบคุมคุณภาพ', 'ระยอง'],
  ]);
  const path = ({ id }: Post) => `/th/careers/${id}`;

  return {
    name: 'chaopraya-foods',
    kind: 'Thai list',
    needsBrowser: false,
    language: 'th',
    url: `${origin}/th/careers`,
    outcome: 'openings',
    openings: postTruths(all, { url: (post) => origin + path(post) }),
    shown: { item: '.pos li' },
    serve: routed({
      '/th/careers': () =>
        page({
          lang: 'th',
          title: 'ร่วมงานกับเรา',
          body: `<nav>${links({ '/th': 'หน้าแรก', '/th/products': 'สินค้า', '/th/careers': 'ร่วมงานกับเรา' })}</nav><h1>ตำแหน่งงานว่าง</h1><ul class="pos">${each(all, (post) => `<li><a href="${path(post)}">${esc(post.title)}</a><span>${esc(post.place)}</span></li>`)}</ul><h2>สวัสดิการ</h2><ul class="ben"><li>ประกันสุขภาพ</li><li>โบนัสประจำปี</li><li>รถรับส่ง</li></ul>`,
        }),
      '/th/careers/:key': detailPage(all, 'th'),
    }),
  };
}
