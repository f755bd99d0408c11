using System.Globalization;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class SecretRotationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("24:00:00", "1.00:00:00")]
    [InlineData("00:00:00", "00:00:00")]
    [InlineData("0:00:00", "00:00:00")]
    [InlineData("168:00:00", "7.00:00:00")]
    [InlineData("01:30:15", "01:30:15")]
    public void Hours_may_be_more_than_a_day(string text, string overlap) =>
        Assert.Equal(TimeSpan.Parse(overlap, CultureInfo.InvariantCulture), SecretRotation.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("24:00")]
    [InlineData("-24:00:00")]
    [InlineData("1.00:00:00")]
    [InlineData("24:60:00")]
    [InlineData("24:00:00\n")]
    [InlineData("٢٤:00:00")]
    [InlineData("99999:00:00")]
    public void Anything_else_is_no_overlap(string text) => Assert.Null(SecretRotation.Parse(text));

    [Fact]
    public void A_second_rotation_keeps_the_end_of_the_first_and_lengthens_nothing()
    {
        var first = SecretRotation.Rotate([Secret(Now.AddDays(-1))], SigningSecret.Generate(), TimeSpan.FromHours(2), Now);
        var second = SecretRotation.Rotate(first, SigningSecret.Generate(), TimeSpan.FromHours(24), Now.AddHours(1));

        Assert.Equal([null, Now.AddHours(25), Now.AddHours(2)], second.Select(secret => secret.EndsAt));
    }

    [Fact]
    public void A_shorter_overlap_ends_the_earlier_ones_sooner_and_none_ends_them_at_once()
    {
        var first = SecretRotation.Rotate([Secret(Now.AddDays(-1))], SigningSecret.Generate(), TimeSpan.FromHours(24), Now);

        Assert.Equal(
            [null, Now.AddHours(2), Now.AddHours(2)],
            SecretRotation.Rotate(first, SigningSecret.Generate(), TimeSpan.FromHours(1), Now.AddHours(1)).Select(secret => secret.EndsAt));
        Assert.Single(SecretRotation.Rotate(first, SigningSecret.Generate(), TimeSpan.Zero, Now.AddHours(1)));
    }

    [Fact]
    public void The_newest_three_are_kept_and_the_ended_are_dropped()
    {
        IReadOnlyList<StoredSecret> secrets = [Secret(Now)];
        for (var i = 1; i <= 5; i++)
        {
            secrets = SecretRotation.Rotate(secrets, SigningSecret.Generate(), TimeSpan.FromDays(7), Now.AddMinutes(i));
        }

        Assert.Equal([5.0, 4, 3], secrets.Select(secret => (secret.CreatedAt - Now).TotalMinutes));
        Assert.Single(SecretRotation.Rotate([Secret(Now.AddDays(-2)) with { EndsAt = Now }], SigningSecret.Generate(), TimeSpan.FromDays(1), Now));
    }

    [Fact]
    public void A_key_signs_until_its_end()
    {
        Assert.True(new SigningKey([1]).SignsAt(Now));
        Assert.True(new SigningKey([1], Now.AddTicks(1)).SignsAt(Now));
        Assert.False(new SigningKey([1], Now).SignsAt(Now));
    }

    private static StoredSecret Secret(DateTimeOffset at) => new(SigningSecret.Generate().Text, at);
}
