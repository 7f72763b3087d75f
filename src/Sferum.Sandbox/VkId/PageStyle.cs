namespace Sferum.Sandbox.VkId;

/// <summary>How the pages look.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--page:#ebedf0;--card:#fff;--panel:#f5f7fa;--text:#19191a;--faint:#5a6370;--line:#8d96a3;--field:#f7f8fa;--accent:#0062d1;--on-accent:#fff;
        --wrong:#b3122f;--demo:#fff4d6;--on-demo:#3d2f00}
        @media(prefers-color-scheme:dark){:root{--page:#0a0a0a;--card:#19191a;--panel:#222224;--text:#e1e3e6;--faint:#a5adb8;--line:#6d7885;--field:#232324;--accent:#71b2ff;--on-accent:#001a38;
        --wrong:#ff7a8a;--demo:#3a2f16;--on-demo:#ffe7ad}}
        *{box-sizing:border-box}
        body{margin:0;font:1rem/1.45 system-ui,"Liberation Sans","DejaVu Sans",sans-serif;background:var(--page);color:var(--text)}
        .card{max-width:56rem;margin:0 auto;background:var(--card)}
        .service{padding:1rem 1.25rem;background:var(--panel)}.service p{margin:0}
        .logo{display:inline-block;padding:.1rem .6rem;border-radius:.5rem;background:var(--accent);color:var(--on-accent);font-weight:700}
        .service .lead{margin-top:.6rem;font-weight:600}.service ul{display:none}
        main{padding:1.25rem}h1{margin:0 0 1rem;font-size:1.4rem;line-height:1.25}
        p,label,dd,li{overflow-wrap:anywhere}
        .field{margin:0 0 .9rem}.row{display:grid;grid-template-columns:1fr 1fr;gap:0 .75rem}
        label{display:block;margin-bottom:.25rem}
        input:not([type=radio]),select{width:100%;min-height:2.9rem;padding:.6rem .75rem;font:inherit;border:1px solid var(--line);border-radius:.5rem;background:var(--field);color:inherit}
        input[aria-invalid=true]:not([type=radio]),select[aria-invalid=true]{border-color:var(--wrong)}.wrong{margin:.25rem 0 0;color:var(--wrong)}p.wrong[role=alert]{margin:0 0 .75rem}
        button{width:100%;min-height:2.9rem;padding:.6rem 1rem;font:inherit;font-weight:600;border:0;border-radius:.5rem;background:var(--accent);color:var(--on-accent);cursor:pointer}
        button.plain{background:none;color:var(--accent);font-weight:400}form p button.plain{width:auto;padding:.6rem 0;text-align:left}
        button.back{width:2.9rem;margin:-.5rem 0 .25rem -.75rem;background:none;color:var(--accent);font-size:1.4rem}
        button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
        .choice{display:flex;gap:.75rem;align-items:center;margin-bottom:.6rem;padding:.75rem;border:1px solid var(--line);border-radius:.5rem;cursor:pointer}
        small,dt,.note{color:var(--faint);font-size:.875rem}small{display:block}dl{margin:0 0 1rem}dd{margin:0 0 .6rem}
        .note{margin:1rem 0 0}summary{color:var(--accent);cursor:pointer}
        .demo{margin:0 0 .9rem;padding:.6rem .8rem;background:var(--demo);color:var(--on-demo);border-radius:.5rem}
        .sandbox{margin:0;padding:1rem 1.25rem;color:var(--faint);font-size:.875rem;text-align:center}
        @media(min-width:48rem){body{padding:8vh 1.25rem 0}.card{display:grid;grid-template-columns:2fr 3fr;min-height:26rem;border-radius:1rem;overflow:hidden}
        .service{padding:2.25rem 2rem}.service .lead{margin:1.25rem 0;font-size:1.2rem}.service ul{display:block;margin:0;padding-left:1.1rem;color:var(--faint)}.service li{margin-bottom:.75rem}
        main{padding:2.25rem 2.5rem}}
        """;
}
