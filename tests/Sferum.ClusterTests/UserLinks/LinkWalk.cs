using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.UserLinks;

/// <summary>A person on the way to a link, step by step, on whatever cluster there is just then.</summary>
internal sealed class LinkWalk(ClusterUnderTest cluster, string account)
{
    private static int _requests;

    public static SchoolId School { get; } = new("7");

    public AccountId Account { get; } = new(account);

    public string Ticket { get; private set; } = "";

    public string State { get; private set; } = "";

    public string Code { get; set; } = "";

    public string Browser { get; private set; } = "";

    public string Confirmation { get; private set; } = "";

    public string Address { get; private set; } = "";

    public IdentityProfile Profile { get; set; } = new($"profile-{account}", "Мария", "Иванова");

    public IUserLinkGrain Grain => cluster.Grains.UserLink(Account);

    public static RequestKey Request() => new($"r{Interlocked.Increment(ref _requests)}", 1);

    public async Task<LinkWalk> BeStaffAsync(bool administrator = false, long version = 1, SchoolId? school = null)
    {
        await Grain.SetRolesAsync(new SchoolRoles(school ?? School, PersonKinds.Staff, Blocked: false, administrator, version));
        var person = new Person { Account = Account, Name = new PersonName("Иванова", "Мария", "Петровна"), Kinds = PersonKinds.Staff };
        await cluster.Grains.PeopleIndex(school ?? School).ChangeAsync(new PeopleChange([person], []));
        return this;
    }

    public async Task<LinkWalk> BeginAsync()
    {
        var begun = await Grain.BeginAsync(new BeginLink { Request = Request() }, default);
        Ticket = Value(begun).Ticket;
        return this;
    }

    public async Task<LinkWalk> OpenAsync()
    {
        var found = await cluster.Grains.LinkAttempt(Ticket).FindAsync(default);
        var departure = Value(await cluster.Grains.UserLink(found.Value).OpenAsync(Ticket, [Browser], default));
        (Browser, Address) = (departure.BrowserSecret, departure.AuthorizationAddress);
        (State, Code) = cluster.Identity.Approve(Address, Profile);
        return this;
    }

    public Task<Outcome<LinkConfirmation>> TryReturnAsync() =>
        Grain.ReturnAsync(new LinkReturn { State = State, Code = Code, DeviceId = "device", BrowserSecret = Browser }, default);

    public async Task<LinkWalk> ReturnAsync()
    {
        Confirmation = Value(await TryReturnAsync()).Confirmation;
        return this;
    }

    public Task<Outcome<UserLinkSnapshot>> TryConfirmAsync() => Grain.ConfirmAsync(new ConfirmLink(Confirmation, Browser), default);

    public async Task<LinkWalk> LinkAsync()
    {
        await BeginAsync();
        await OpenAsync();
        await ReturnAsync();
        Assert.Equal(LinkState.Linked, Value(await TryConfirmAsync()).State);
        return this;
    }

    public async Task<UserLinkSnapshot> SnapshotAsync() => Value(await Grain.GetAsync(default));

    public Task<UserLinkSnapshot> UntilAsync(LinkState state) =>
        Poll.UntilAsync(SnapshotAsync, snapshot => snapshot.State == state, $"{Account} is {state}");

    public static T Value<T>(Outcome<T> outcome)
    {
        Assert.Equal(RefusalReason.Unspecified, outcome.Refusal?.Reason ?? RefusalReason.Unspecified);
        return outcome.Value!;
    }
}
