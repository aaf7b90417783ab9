import { colourStyle, pageTheme } from './colours.ts';

/** The page's own style; there is no other. */
export const style = `${colourStyle()}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 ${pageTheme.font}}
main{max-width:984px;margin:0 auto;padding:40px 24px 64px}
header{margin-bottom:32px}
h1{font-size:2.25rem;line-height:1.15;letter-spacing:-.02em;margin:0 0 8px}
h2{font-size:1.375rem;letter-spacing:-.01em;margin:56px 0 8px}
h3{font-size:1rem;margin:32px 0 8px}
p{margin:0 0 12px;max-width:68ch}
.lead{color:var(--muted);font-size:1.0625rem}
.note{color:var(--muted);font-size:.9375rem}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:24px 0 8px;padding:0}
.facts div{background:var(--card);border-radius:10px;padding:14px 16px}
.facts dt{color:var(--muted);font-size:.8125rem}
.facts dd{margin:0;font-size:1.1875rem;white-space:nowrap;font-weight:600;letter-spacing:-.01em;font-variant-numeric:tabular-nums}
.facts small{display:block;white-space:normal;color:var(--muted);font-size:.8125rem;font-weight:400;letter-spacing:0}
figure{margin:16px 0}
figcaption{color:var(--muted);font-size:.875rem;line-height:1.45;margin-top:6px;max-width:72ch}
svg{display:block;max-width:100%;height:auto}
.narrow{display:none}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:8px 32px;align-items:start}
.uneven{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:8px 32px;align-items:start}
.trio{display:grid;grid-template-columns:repeat(3,1fr);gap:8px 24px}
.pair>*,.trio>*,.uneven>*{min-width:0}
.scroll{overflow-x:auto;margin:12px 0}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{padding:5px 14px 5px 0;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th{color:var(--muted);font-weight:500}
.word{text-align:left}
.best{font-weight:600;background:var(--card)}
th:first-child,td:first-child{padding-left:8px}
footer{margin-top:64px;padding-top:16px;border-top:1px solid var(--line);color:var(--muted);font-size:.875rem}
@media(max-width:720px){
main{padding:24px 16px 48px}
h1{font-size:1.75rem}
.wide{display:none}.narrow{display:block}
.pair,.trio,.uneven{grid-template-columns:minmax(0,1fr)}
}
@media print{:root{color-scheme:light}h2{break-after:avoid}figure{break-inside:avoid}}
`;
