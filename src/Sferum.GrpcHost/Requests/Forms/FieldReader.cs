using System.Linq.Expressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sferum.GrpcHost.Requests.Forms;

/// <summary>Compiles the reading of one field: a cast and a property call, no reflection and no boxing per request.</summary>
internal static class FieldReader
{
    internal static Func<IMessage, TValue> Of<TValue>(FieldDescriptor field)
    {
        var message = Expression.Parameter(typeof(IMessage));
        var value = Expression.Property(Expression.Convert(message, field.ContainingType.ClrType), field.PropertyName);
        return Expression.Lambda<Func<IMessage, TValue>>(Expression.Convert(value, typeof(TValue)), message).Compile();
    }
}
