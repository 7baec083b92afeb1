import { elsewhere } from './html-vectors.ts'

const call = (name: string) => `top.ran('${name}')`

/** Each runs when somebody moves the mouse over it, clicks, types or goes through it by the tab key. */
export const handled: Record<string, string> = {
  mouseover: `<p onmouseover="${call('mouseover')}">x x x</p>`,
  mouseenter: `<div onmouseenter="${call('mouseenter')}">x x x</div>`,
  pointermove: `<p onpointermove="${call('pointermove')}">x x x</p>`,
  pointerdown: `<b onpointerdown="${call('pointerdown')}">x x x</b>`,
  click: `<p onclick="${call('click')}">x x x</p>`,
  dblclick: `<p ondblclick="${call('dblclick')}">x x x</p>`,
  contextmenu: `<p oncontextmenu="${call('contextmenu')}">x x x</p>`,
  wheel: `<p onwheel="${call('wheel')}">x x x</p>`,
  keydown: `<p tabindex="1" onkeydown="${call('keydown')}">x x x</p>`,
  focus: `<input autofocus onfocus="${call('focus')}">`,
  tabbed: `<a href="#x" tabindex="2" onfocusin="${call('tabbed')}">x x x</a>`,
  edited: `<p contenteditable tabindex="3" onbeforeinput="${call('edited')}">x x x</p>`,
  script_link: `<a href="javascript:${call('script_link')}">x x x</a>`,
  script_link_split: `<a href="ja&Tab;vascript&colon;${call('script_link_split')}">x x x</a>`,
  form: `<form action="javascript:${call('form')}"><button>x x x</button></form>`,
  formaction: `<form><button formaction="javascript:${call('formaction')}">x x x</button></form>`,
  far_button: `<form id="far"></form><input type="submit" form="far" formaction="javascript:${call('far_button')}">`,
  map: `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" usemap="#m" width="60" height="20"><map name="m"><area shape="default" href="javascript:${call('map')}"></map>`,
  svg_link: `<svg width="60" height="20"><a href="javascript:${call('svg_link')}"><rect width="60" height="20"/></a></svg>`,
  svg_set: `<svg width="60" height="20"><a><set attributeName="href" to="javascript:${call('svg_set')}"/><rect width="60" height="20"/></a></svg>`,
  summary: `<details ontoggle="${call('summary')}"><summary>x x x</summary>y</details>`,
  select: `<p onselectstart="${call('select')}">x x x</p>`,
  top_link: `<a target="_top" href="javascript:${call('top_link')}">x x x</a>`,
  label: `<label for="l" onclick="${call('label')}">x x x</label><input id="l" type="checkbox">`,
  popover: `<button popovertarget="pop">x x x</button><div popover id="pop" onbeforetoggle="${call('popover')}">y</div>`,
  scroll: `<div style="height:20px;overflow:scroll" onscroll="${call('scroll')}"><p style="height:900px">x x x</p></div>`,
}

/** Each runs by itself where the reader or the cleaner of it can be led astray: what one parser takes for text is code to the other. */
export const astray: Record<string, string> = {
  noscript: `<noscript><p title="</noscript><img src=x onerror=${call('noscript')}>">`,
  template: `<div><template shadowrootmode="open"><img src=x onerror="${call('template')}"></template></div>`,
  template_plain: `<template><s><template><s><img src=x onerror="${call('template_plain')}">x</s></template></s></template>`,
  mglyph: `<math><mtext><table><mglyph><style><math><img src onerror="${call('mglyph')}"></style></mglyph></table></mtext></math>`,
  annotation: `<math><annotation-xml encoding="text/html"><img src=x onerror="${call('annotation')}"></annotation-xml></math>`,
  foreign: `<svg><foreignObject><img src=x onerror="${call('foreign')}"></foreignObject></svg>`,
  title: `<svg></p><style><a title="</style><img src=x onerror=${call('title')}>">`,
  select_style: `<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=${call('select_style')}>"></a>`,
  comment: `<!--><img src=x onerror="${call('comment')}">-->`,
  comment_dash: `<!-- --!><img src=x onerror="${call('comment_dash')}"> -->`,
  cdata: `<svg><![CDATA[><img src=x onerror="${call('cdata')}">]]></svg>`,
  xmp: `<xmp><p title="</xmp><img src=x onerror=${call('xmp')}>"></xmp>`,
  textarea: `<textarea></textarea/><img src=x onerror="${call('textarea')}"></textarea>`,
  formless: `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${call('formless')}></style></mglyph></form>`,
  nested: `${'<div>'.repeat(600)}<table><caption><svg><title><style><img src=x onerror="${call('nested')}"></style></title></svg></caption></table>`,
  frameset: `</body><frameset onload="${call('frameset')}"><frame src="javascript:${call('frameset')}"></frameset>`,
  object: `<object data="data:text/html,<script>${call('object')}</script>"></object>`,
  use: `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='x' onerror='${call('use')}'/></svg>#x"></use></svg>`,
  marquee: `<marquee onstart="${call('marquee')}">x</marquee>`,
  source: `<video><source onerror="${call('source')}" src="x"></video>`,
  base: `<base href="javascript:/a/-${call('base')}//"><a href="#">x</a>`,
  speculation: `<script type="speculationrules">{"prefetch":[{"urls":["${elsewhere}/speculation"]}]}</script>`,
}

/** Names that would stand before those that a page asks its document for. */
export const clobbering = `<form name="body"><input name="innerHTML"><input name="attributes"></form><img name="defaultView">
  <img name="querySelectorAll"><a id="documentElement"></a><form id="createElement"><input name="parentNode"></form><img id="__proto__">`

/** Each asks \`elsewhere\` for its name. */
export const fetching: Record<string, string> = {
  image_set: `<p style="background-image:image-set('${elsewhere}/image_set' 1x)">x</p>`,
  cursor: `<p style="cursor:url(${elsewhere}/cursor),auto">x x x</p>`,
  escaped: String.raw`<p style="background:\75\72\6c(${elsewhere}/escaped)">x</p>`,
  variable: `<p style="--u:url(${elsewhere}/variable);background:var(--u)">x</p>`,
  content: `<style>p::before{content:url(${elsewhere}/content)}</style><p>x</p>`,
  selector: `<style>a[href^="h"]{background:url(${elsewhere}/selector)}</style><a href="https://kommun.example">x</a>`,
  filter: `<p style="filter:url(${elsewhere}/filter#f)">x</p>`,
  mask: `<p style="mask-image:url(${elsewhere}/mask)">x</p>`,
  use_far: `<svg><feImage href="${elsewhere}/use_far"></feImage><image xlink:href="${elsewhere}/use_far" width="9" height="9"/></svg>`,
  attribution: `<img attributionsrc="${elsewhere}/attribution" src="${elsewhere}/attribution">`,
  track: `<video src="${elsewhere}/track"><track default src="${elsewhere}/track"></video>`,
  embed: `<embed src="${elsewhere}/embed">`,
  modulepreload: `<link rel="modulepreload" href="${elsewhere}/modulepreload">`,
  icon: `<link rel="icon" href="${elsewhere}/icon">`,
}
