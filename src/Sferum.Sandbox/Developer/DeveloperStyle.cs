namespace Sferum.Sandbox.Developer;

/// <summary>How the developer's page looks.</summary>
internal static class DeveloperStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--page:#f2f4f7;--card:#fff;--text:#1a1c20;--faint:#565f6d;--line:#c9ced6;--accent:#0b5fd0;--on-accent:#fff;--wrong:#b3122f}
        @media(prefers-color-scheme:dark){:root{--page:#17191c;--card:#22252a;--text:#e8eaed;--faint:#aab2bd;--line:#474d56;--accent:#7ab5ff;--on-accent:#001a38;--wrong:#ff7a8a}}
        *{box-sizing:border-box}
        body{margin:0;font:.95rem/1.45 system-ui,"Liberation Sans","DejaVu Sans",sans-serif;background:var(--page);color:var(--text)}
        header,main{max-width:72rem;margin:0 auto;padding:0 1rem}
        header p{margin:1rem 0 .25rem;font-weight:700}nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
        a,summary{color:var(--accent)}nav a{padding:.35rem 0}nav a[aria-current]{color:inherit;font-weight:700;text-decoration:none}
        h1{margin:1rem 0;font-size:1.35rem}h2{font-size:1.1rem}
        table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line)}
        th,td{padding:.45rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        th{color:var(--faint);font-weight:600}td{overflow-wrap:anywhere}.time{white-space:nowrap}code,.code{font-family:ui-monospace,monospace}.code{font-size:1.2rem;font-weight:700}
        @media(max-width:60rem){table,tbody,tr{display:block}thead{display:none}tr{padding:.4rem 0;border-bottom:1px solid var(--line)}
        td{display:flex;gap:.75rem;padding:.15rem .7rem;border:0}td::before{content:attr(data-head);flex:0 0 7rem;color:var(--faint)}td>div{min-width:0}}
        details{margin-bottom:.6rem}summary{padding:.4rem 0;cursor:pointer;overflow-wrap:anywhere}
        form.line{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.6rem;align-items:end;margin:0 0 1rem}
        label{color:var(--faint)}input,select{display:block;width:100%;min-height:2.5rem;padding:.4rem .6rem;font:inherit;color:var(--text);background:var(--card);border:1px solid var(--line);border-radius:.4rem}
        button{min-height:2.5rem;padding:.4rem 1rem;font:inherit;border:0;border-radius:.4rem;background:var(--accent);color:var(--on-accent);cursor:pointer}
        td form{margin:0}.faint{color:var(--faint)}.wrong{color:var(--wrong)}.pager{display:flex;gap:1rem;align-items:baseline;margin:.8rem 0}
        :focus-visible{outline:3px solid #f5a623;outline-offset:2px}
        """;
}
